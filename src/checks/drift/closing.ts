import type { CatalogSnapshot, CloseOptions, Dialect, ObjectChange } from '../../dialects/index.ts';
import { isMigError } from '../../errors/index.ts';
import { renderTypeScript, withFinalNames, type Operation } from '../../operations/index.ts';
import type { NamingConvention } from '../../schema/index.ts';
import type { Evidence } from '../contract.ts';

export interface Gap {
  readonly found: CatalogSnapshot;
  readonly wanted: CatalogSnapshot;
  /** From found to wanted. */
  readonly change: ObjectChange;
  /** The same object from wanted to found. */
  readonly backward: ObjectChange | undefined;
  /** Of operations in revisions. */
  readonly convention: NamingConvention;
}

/** What would close the gap, and open it again: SQL up and down, and the operations as TypeScript. */
export async function closingEvidence(dialect: Dialect, gap: Gap): Promise<readonly Evidence[]> {
  const { found, wanted, change, backward, convention } = gap;
  const ways = (options?: CloseOptions): Promise<readonly (readonly Operation[] | undefined)[]> =>
    Promise.all([
      attempt(dialect.close(found, wanted, [change], options)),
      backward && attempt(dialect.close(wanted, found, [backward], options)),
    ]);
  const [up, down] = await ways();
  if (up === undefined || up.length === 0) return [];
  // Only there does the transaction of a revision make a difference.
  const [upInside = [], downInside = []] =
    dialect.suspendedForeignKeys === undefined ? [up, down] : await ways({ inTransaction: true });
  return [
    { title: 'SQL, up', format: 'sql', text: sqlOf(dialect, up) },
    ...(down === undefined || down.length === 0
      ? []
      : [{ title: 'SQL, down', format: 'sql', text: sqlOf(dialect, down) } as const]),
    {
      title: 'As a revision',
      format: 'typescript',
      text: codeOf(withFinalNames(upInside, convention), withFinalNames(downInside, convention)),
    },
  ];
}

/** Undefined for a gap that the vocabulary of the dialect cannot close. */
async function attempt(closing: Promise<readonly Operation[]>): Promise<readonly Operation[] | undefined> {
  try {
    return await closing;
  } catch (error) {
    if (isMigError(error)) return undefined;
    throw error;
  }
}

function sqlOf(dialect: Dialect, operations: readonly Operation[]): string {
  return operations
    .flatMap((operation) => dialect.compile(operation))
    .map((statement) => `${statement};`)
    .join('\n');
}

function codeOf(up: readonly Operation[], down: readonly Operation[]): string {
  const rendered = { up: up.map(renderTypeScript), down: down.map(renderTypeScript) };
  const imports = new Set([...rendered.up, ...rendered.down].flatMap((call) => call.imports));
  const body = (calls: typeof rendered.up) =>
    calls.map(({ code }) => `  await ${code.replaceAll('\n', '\n  ')};`);
  return [
    "import type { Op } from 'mig-check';",
    ...(imports.size === 0 ? [] : [`import { ${[...imports].sort().join(', ')} } from 'mig-check/schema';`]),
    '',
    'export async function upgrade(op: Op): Promise<void> {',
    ...body(rendered.up),
    '}',
    '',
    'export async function downgrade(op: Op): Promise<void> {',
    ...body(rendered.down),
    '}',
  ].join('\n');
}
