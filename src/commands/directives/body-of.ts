import type { RevisionDirective } from '../../config/index.ts';
import type { SqlDialect } from '../../dialects/index.ts';
import { migError } from '../../errors/index.ts';
import { describe, renderTypeScript, type Operation } from '../../operations/index.ts';
import type { ScriptLanguage } from '../../script/index.ts';

export interface RevisionBody {
  readonly upgradeBody: readonly string[];
  readonly downgradeBody: readonly string[];
  readonly imports: readonly string[];
}

/**
 * The operations of a directive as lines of code, or, in a SQL revision, of SQL for the database of the project.
 *
 * @throws MIG_DIRECTIVES_FAILED for operations in a SQL revision when nothing says for which kind of database; what its
 * compiler throws
 */
export function bodyOf(
  directive: RevisionDirective,
  language: ScriptLanguage,
  dialect: SqlDialect | undefined,
): RevisionBody {
  const { upgradeOps, downgradeOps, imports } = directive;
  if (language === 'sql') return sqlBody(directive, dialect);
  const [upgrade, downgrade] = [rendered(upgradeOps), rendered(downgradeOps)];
  const names = [...new Set([...upgrade.imports, ...downgrade.imports])].sort();
  const own = names.length === 0 ? [] : [`import { ${names.join(', ')} } from 'mig-check/schema';`];
  return { upgradeBody: upgrade.lines, downgradeBody: downgrade.lines, imports: [...own, ...imports] };
}

function sqlBody(
  { upgradeOps, downgradeOps }: RevisionDirective,
  dialect: SqlDialect | undefined,
): RevisionBody {
  const compiled = (operations: readonly Operation[]): readonly string[] =>
    operations.flatMap((operation) => {
      if (dialect === undefined)
        throw migError('MIG_DIRECTIVES_FAILED', {
          reason: `nothing says for which kind of database to write SQL (${describe(operation)}): set \`dialect\` or \`url\``,
        });
      return dialect.compile(operation).flatMap((statement) => `${statement};`.split('\n'));
    });
  return { upgradeBody: compiled(upgradeOps), downgradeBody: compiled(downgradeOps), imports: [] };
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
