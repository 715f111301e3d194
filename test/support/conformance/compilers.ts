import { sqlDialects, type ScriptStyle, type SqlDialect } from '../../../src/dialects/index.ts';
import type { DataType } from '../../../src/schema/index.ts';

export const compiledDialects: readonly string[] = sqlDialects.map(({ name }) => name);

/** What turns operations into SQL; `undefined` for a dialect that we have not got. */
export function compilerOf(dialect: string): Pick<SqlDialect, 'compile'> | undefined {
  return sqlDialects.find(({ name }) => name === dialect);
}

/** A type as a dialect spells it, cut from the statement that adds a column of it. */
export function spellingOf(type: DataType, dialect: string): string {
  const column = { name: 'c', type };
  const [statement = ''] = compilerOf(dialect)?.compile({ op: 'addColumn', table: 't', column }) ?? [];
  return statement.replace(/^ALTER TABLE t ADD (?:COLUMN )?c /, '').replace(/ NULL$/, '');
}

/** What ends a statement, and the line after it. */
export function scriptStyleOf(dialect: string): Pick<ScriptStyle, 'terminator' | 'separator'> {
  const style = sqlDialects.find(({ name }) => name === dialect)?.scriptStyle;
  return style ?? { terminator: ';', separator: '' };
}
