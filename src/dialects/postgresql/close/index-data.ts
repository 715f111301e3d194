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
  const columns = splitList(reader.parens() ?? '').map((item): IndexElement => element(closing.sql(item)));
  const include = reader.takes('INCLUDE') ? splitList(reader.parens() ?? '').map(unquoted) : [];
  const notDistinct = reader.takes('NULLS NOT DISTINCT');
  const where = reader.takes('WHERE') ? closing.sql(withoutParens(reader.rest())) : '';
  if (where === '' && reader.rest() !== '') return undefined;

  const options = list(index, 'options');
  const tablespace = text(index, 'tablespace');
  const dialectOptions: IndexDialectOptions = {
    ...(using === 'btree' ? {} : { postgresqlUsing: using }),
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

/** A column by its name; all else as SQL. */
function element(item: string): IndexElement {
  return /^(?:[a-z_][a-z0-9_$]*|"(?:[^"]|"")+")$/.test(item) ? unquoted(item) : { text: item };
}
