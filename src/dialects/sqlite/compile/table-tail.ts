import { nameText, type Table } from '../../../schema/index.ts';
import { assertKnownOptions, join, nothing, type Sql, sql, verbatim } from '../../standard/index.ts';

const OPTIONS = ['sqliteAutoincrement', 'sqliteWithRowid', 'sqliteStrict'];

/**
 * `WITHOUT ROWID` and `STRICT`, each on a line of its own.
 * @see https://sqlite.org/lang_createtable.html
 */
export function tableTail(table: Table): Sql {
  const { dialectOptions } = table;
  assertKnownOptions(dialectOptions, {
    prefix: 'sqlite',
    known: OPTIONS,
    operation: `create table ${nameText(table.name)}`,
  });
  const options = [
    dialectOptions?.sqliteWithRowid === false ? verbatim('WITHOUT ROWID') : nothing,
    dialectOptions?.sqliteStrict === true ? verbatim('STRICT') : nothing,
  ].filter((option) => option !== nothing);
  return options.length === 0 ? nothing : sql`\n ${join(options, ',\n ')}`;
}
