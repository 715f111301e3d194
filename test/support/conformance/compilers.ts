import { dialects, type Dialect } from '../../../src/dialects/index.ts';
import { compile as compileSqlite } from '../../../src/dialects/sqlite/compile/index.ts';
import type { DataType } from '../../../src/schema/index.ts';

type Compiler = Pick<Dialect, 'name' | 'compile'>;

/** SQLite has its SQL before it has drivers. */
const compilers: readonly Compiler[] = dialects.some(({ name }) => name === 'sqlite')
  ? dialects
  : [...dialects, { name: 'sqlite', compile: compileSqlite }];

export const compiledDialects: readonly string[] = compilers.map(({ name }) => name);

/** What turns operations into SQL; `undefined` for a dialect that we have not got. */
export function compilerOf(dialect: string): Compiler | undefined {
  return compilers.find(({ name }) => name === dialect);
}

/** A type as a dialect spells it, cut from the statement that adds a column of it. */
export function spellingOf(type: DataType, dialect: string): string {
  const column = { name: 'c', type };
  const [statement = ''] = compilerOf(dialect)?.compile({ op: 'addColumn', table: 't', column }) ?? [];
  return statement.replace(/^ALTER TABLE t ADD (?:COLUMN )?c /, '').replace(/ NULL$/, '');
}
