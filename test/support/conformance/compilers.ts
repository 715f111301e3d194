import { createCompiler, MARIADB, MYSQL } from '../../../src/dialects/mysql/compile/index.ts';
import { dialects, type Dialect } from '../../../src/dialects/index.ts';
import type { DataType } from '../../../src/schema/index.ts';

type Compile = Dialect['compile'];

/** What turns operations into SQL, by dialect. */
const compilers: ReadonlyMap<string, Compile> = new Map<string, Compile>([
  ...dialects.map(({ name, compile }) => [name, compile] as const),
  ['mysql', createCompiler(MYSQL).compile],
  ['mariadb', createCompiler(MARIADB).compile],
]);

export const compiledDialects: readonly string[] = [...compilers.keys()];

/** `undefined` for a dialect that we have not got. */
export function compilerOf(dialect: string): Compile | undefined {
  return compilers.get(dialect);
}

/** A type as a dialect spells it, cut from the statement that adds a column of it. */
export function spellingOf(type: DataType, dialect: string): string {
  const compile = compilerOf(dialect);
  const [statement = ''] = compile?.({ op: 'addColumn', table: 't', column: { name: 'c', type } }) ?? [];
  return statement.replace(/^ALTER TABLE t ADD (?:COLUMN )?c /, '').replace(/ NULL$/, '');
}
