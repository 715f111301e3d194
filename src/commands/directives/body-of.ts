import type { RevisionDirective } from '../../config/index.ts';
import { migError } from '../../errors/index.ts';
import { describe, renderTypeScript, type Operation } from '../../operations/index.ts';
import type { ScriptLanguage } from '../../script/index.ts';

export interface RevisionBody {
  readonly upgradeBody: readonly string[];
  readonly downgradeBody: readonly string[];
  readonly imports: readonly string[];
}

/** The operations of a directive as lines of code. @throws MIG_DIRECTIVES_FAILED for operations in a SQL revision */
export function bodyOf(directive: RevisionDirective, language: ScriptLanguage): RevisionBody {
  const { upgradeOps, downgradeOps, imports } = directive;
  const [first] = [...upgradeOps, ...downgradeOps];
  if (language === 'sql' && first !== undefined)
    throw migError('MIG_DIRECTIVES_FAILED', {
      reason: `operations are written as code, and the revision is a SQL file (${describe(first)})`,
    });
  const [upgrade, downgrade] = [rendered(upgradeOps), rendered(downgradeOps)];
  const names = [...new Set([...upgrade.imports, ...downgrade.imports])].sort();
  const own = names.length === 0 ? [] : [`import { ${names.join(', ')} } from 'mig-check/schema';`];
  return { upgradeBody: upgrade.lines, downgradeBody: downgrade.lines, imports: [...own, ...imports] };
}

function rendered(operations: readonly Operation[]): {
  readonly lines: readonly string[];
  readonly imports: readonly string[];
} {
  const parts = operations.map(render);
  return {
    lines: parts.flatMap(({ code }) => `await ${code};`.split('\n')),
    imports: parts.flatMap(({ imports }) => imports),
  };
}

/** Configurations are often JavaScript: an operation may lack anything. */
function render(operation: Operation): ReturnType<typeof renderTypeScript> {
  try {
    return renderTypeScript(operation);
  } catch (error) {
    throw migError(
      'MIG_DIRECTIVES_FAILED',
      { reason: `it left an operation that is not complete: ${JSON.stringify(operation)}` },
      { cause: error },
    );
  }
}
