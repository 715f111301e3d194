import { isMigError } from '../../../src/errors/index.ts';
import { compiledDialects, compilerOf, spellingOf } from './compilers.ts';
import { matches, printed } from './ddl-compare.ts';
import { deviations, type Outcome } from './ddl-deviations.ts';
import type { DdlFile, DdlVector, TypeFile, TypeVector } from './ddl-vectors.ts';
import { madeWith } from './made-with.ts';
import { hasKeys, type VectorResult, type VectorRunner } from './runner.ts';

/** How the SQL of one operation compares. */
export interface DdlVectorResult extends VectorResult {
  /** The rule of test/conformance/deviations-ddl.md by which other SQL is right. */
  readonly deviation?: string;
}

/** Compares the SQL of operations and the spelling of types with Alembic's. */
export const ddlRunner = {
  kind: 'ddl',

  accepts: (file: unknown): boolean =>
    hasKeys(file, 'format', 'vectors') &&
    ['ddl-vectors/1', 'type-vectors/1'].includes(String(file['format'])),

  async *run(file: unknown, { path }: { readonly path: string }): AsyncIterable<DdlVectorResult> {
    if ((file as TypeFile).format === 'type-vectors/1') {
      for (const vector of (file as TypeFile).vectors)
        for (const dialect of compiledDialects) yield* compareType(vector, dialect);
      return;
    }
    const { dialect, vectors } = file as DdlFile;
    if (compilerOf(dialect) === undefined) {
      process.stdout.write(`not supported yet: ${path}: ${vectors.length} vectors of ${dialect}\n`);
      return;
    }
    for (const vector of vectors) yield compareOperation(vector, dialect);
  },

  note: (file: unknown) => {
    const server = madeWith((file as Partial<DdlFile>).dialect ?? '');
    return server && `compared as text; the tests run what is executable on ${server} and later`;
  },
} satisfies VectorRunner;

/** Our SQL for the operation of a vector, as the vectors print it, or the error it is refused with. */
export function outcomeOf({ op, namingConvention }: DdlVector, dialect: string): Outcome {
  try {
    const options = namingConvention === undefined ? {} : { namingConvention };
    return { sql: printed(compilerOf(dialect)?.compile(op, options) ?? [], dialect) };
  } catch (error) {
    return { error };
  }
}

function compareOperation(vector: DdlVector, dialect: string): DdlVectorResult {
  const { id, errorKind } = vector;
  const ours = outcomeOf(vector, dialect);
  if ('error' in ours && !isMigError(ours.error)) return { id, ok: false, why: String(ours.error) };
  if (errorKind === 'validation') {
    if ('error' in ours) return { id, ok: true };
    return { id, ok: false, why: `has to be refused, and is ${JSON.stringify(ours.sql)}` };
  }
  if (errorKind === undefined && 'sql' in ours && matches(vector, ours.sql)) return { id, ok: true };
  const deviation = deviations.find((rule) => rule.applies(vector, ours, dialect));
  if (deviation !== undefined) return { id, ok: true, deviation: deviation.id };
  const got = 'sql' in ours ? JSON.stringify(ours.sql) : String(ours.error);
  return { id, ok: false, why: `\n  wanted ${JSON.stringify(vector.sql)}\n  got    ${got}` };
}

/** Nothing for a type that the vectors have no spelling of. */
function* compareType(vector: TypeVector, dialect: string): Generator<DdlVectorResult> {
  const { type, sql, sqlConnected } = vector;
  const id = `${vector.id} ${dialect}`;
  const wanted = sql[dialect];
  if (wanted == null) return;
  let got: string | undefined;
  let refusal: unknown;
  try {
    got = spellingOf(type, dialect);
  } catch (error) {
    refusal = error;
  }
  if (typeof wanted === 'object')
    yield {
      id,
      // What SQLAlchemy has no spelling of is a limit of its own; a type that the dialect knows by its own name is right.
      ok: isMigError(refusal) || ('name' in type && type.name.startsWith(`${dialect}.`)),
      why: `has to be refused, and is ${got}`,
    };
  else if (got === wanted || got === sqlConnected?.[dialect]) yield { id, ok: true };
  else yield { id, ok: false, why: `wanted ${wanted}, got ${got ?? String(refusal)}` };
}
