import type { CreateIndex } from '../../../operations/index.ts';
import type { IndexDialectOptions, IndexElement } from '../../../schema/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { list, text, type Closing } from './closing.ts';
import { withoutParens } from './column-data.ts';
import { lastPart, tableTarget, unquoted } from './names.ts';
import { Reader, splitList } from './scan.ts';
import { optionRecord } from './storage-options.ts';

/** The operation that makes an index, read from the definition that the server prints. */
export function indexData(index: CatalogObject, closing: Closing): CreateIndex | undefined {
  const reader = new Reader(text(index, 'definition'));
  if (!reader.takes('CREATE')) return undefined;
  const unique = reader.takes('UNIQUE');
  if (!reader.takes('INDEX ON')) return undefined;
  // Of a partitioned table: the indexes of its partitions are attached by name, or made with it.
  reader.takes('ONLY');
  const table = reader.name();
  if (!reader.takes('USING')) return undefined;
  const using = reader.next();
  const items = splitList(reader.parens() ?? '').map((item) => closing.sql(item));
  const { columns, operatorClasses } = keysOf(items);
  const include = reader.takes('INCLUDE') ? splitList(reader.parens() ?? '').map(unquoted) : [];
  const notDistinct = reader.takes('NULLS NOT DISTINCT');
  const where = reader.takes('WHERE') ? closing.sql(withoutParens(reader.rest())) : '';
  if (where === '' && reader.rest() !== '') return undefined;

  const options = list(index, 'options');
  const tablespace = text(index, 'tablespace');
  const dialectOptions: IndexDialectOptions = {
    ...(using === 'btree' ? {} : { postgresqlUsing: using }),
    ...(Object.keys(operatorClasses).length === 0 ? {} : { postgresqlOps: operatorClasses }),
    ...(include.length === 0 ? {} : { postgresqlInclude: include }),
    ...(notDistinct ? { postgresqlNullsNotDistinct: true } : {}),
    ...(options.length === 0 ? {} : { postgresqlWith: optionRecord(options) }),
    ...(tablespace === '' ? {} : { postgresqlTablespace: unquoted(tablespace) }),
    ...(where === '' ? {} : { postgresqlWhere: where }),
  };
  return {
    op: 'createIndex',
    name: unquoted(lastPart(index.name)),
    ...tableTarget(table),
    columns,
    ...(unique ? { unique } : {}),
    ...(Object.keys(dialectOptions).length === 0 ? {} : { dialectOptions }),
  };
}

const NAME = '[a-z_][a-z0-9_$]*|"(?:[^"]|"")+"';
const KEY = new RegExp(
  `^(?<column>${NAME})(?: COLLATE (?<collate>${NAME}))?(?: (?<operatorClass>(?:(?:${NAME})\\.)?(?:${NAME})))?` +
    '(?: (?<order>ASC|DESC))?(?: NULLS (?<nulls>FIRST|LAST))?$',
);

/** Columns with collation, operator class and order; all else as SQL. An operator class goes by its column, so each only once. */
function keysOf(items: readonly string[]): {
  readonly columns: readonly IndexElement[];
  readonly operatorClasses: Readonly<Record<string, string>>;
} {
  const operatorClasses: Record<string, string> = {};
  const named = items.map((item) => KEY.exec(item)?.groups);
  const columns = items.map((item, at): IndexElement => {
    const key = named[at];
    if (key?.['column'] === undefined) return { text: item };
    const { collate, operatorClass, order, nulls } = key;
    const column = unquoted(key['column']);
    const isUnique = named.filter((other) => other?.['column'] === key['column']).length === 1;
    if (operatorClass !== undefined) {
      if (!isUnique) return { text: item };
      operatorClasses[column] = operatorClass;
    }
    if (collate === undefined && order === undefined && nulls === undefined) return column;
    return {
      column,
      ...(collate === undefined ? {} : { collate: unquoted(collate) }),
      ...(order === undefined ? {} : { order: order === 'ASC' ? 'asc' : 'desc' }),
      ...(nulls === undefined ? {} : { nulls: nulls === 'FIRST' ? 'first' : 'last' }),
    };
  });
  return { columns, operatorClasses };
}
