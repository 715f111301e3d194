import type { Operation } from '../../../operations/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { execute, executeAll, keyOf, list, record, text, type Alteration, type Closing } from './closing.ts';
import { endsClustering } from './clustering.ts';
import { finish } from './common.ts';
import { indexData } from './index-data.ts';
import { lastPart, nameParts, tableTarget, unquoted } from './names.ts';
import { optionChanges } from './storage-options.ts';

/**
 * An index, after those of the partitions that have names of their own: an index of a partitioned table takes what
 * matches, and makes what is missing.
 */
export function createIndex(index: CatalogObject, closing: Closing): readonly Operation[] {
  const ofPartitions = copiesOf(index, closing).filter((copy) => !isNamedByServer(copy, index));
  const operation = indexData(index, closing);
  return [
    ...ofPartitions.flatMap((copy) => createIndex(copy, closing)),
    operation ?? execute(closing.sql(index.create ?? '')),
    ...indexExtras(index, closing),
    ...copiesOf(index, closing)
      .filter((copy) => isNamedByServer(copy, index))
      .flatMap((copy) => [...indexExtras(copy, closing), ...finish(copy, closing)]),
    ...ofPartitions.flatMap((copy) => finish(copy, closing)),
  ];
}

export function dropIndex(index: CatalogObject, closing: Closing): readonly Operation[] {
  const [schema = '', name = ''] = nameParts(index.name).map(unquoted);
  const existing = indexData(index, closing);
  const table = closing.from.objects[index.parent ?? ''];
  return [
    {
      op: 'dropIndex',
      name,
      ...(table === undefined ? {} : { table: tableTarget(table.name).table }),
      ...(schema === 'public' ? {} : { schema: schema.includes('.') ? { quoted: schema } : schema }),
      ...(existing === undefined
        ? {}
        : {
            existingIndex: {
              name,
              columns: existing.columns,
              ...(existing.unique ? { unique: true } : {}),
              ...(existing.dialectOptions === undefined ? {} : { dialectOptions: existing.dialectOptions }),
            },
          }),
    },
  ];
}

export function recreatesIndex({ before, after, properties }: Alteration): boolean {
  return (
    properties.has('definition') ||
    (properties.has('valid') && after.definition['valid'] === undefined) ||
    (properties.has('attachedTo') && before.definition['attachedTo'] !== undefined)
  );
}

export function alterIndex(change: Alteration, closing: Closing): readonly Operation[] {
  const { before, after, properties } = change;
  const alter = `ALTER INDEX ${closing.sql(after.name)}`;
  const parent = text(after, 'attachedTo');
  return executeAll([
    ...optionChanges(list(before, 'options'), list(after, 'options')).map((options) => `${alter} ${options}`),
    ...(properties.has('tablespace')
      ? [`${alter} SET TABLESPACE ${text(after, 'tablespace') || 'pg_default'}`]
      : []),
    ...(properties.has('attachedTo') && parent !== ''
      ? [`ALTER INDEX ${closing.sql(parent)} ATTACH PARTITION ${closing.sql(after.name)}`]
      : []),
    ...tuning(change, closing),
  ]);
}

/** What an index has beside its definition. */
function indexExtras(index: CatalogObject, closing: Closing): readonly Operation[] {
  const before = { ...index, definition: {} };
  return executeAll(
    tuning(
      { before, after: index, properties: new Set(['clustered', 'replicaIdentity', 'statistics']) },
      closing,
    ),
  );
}

function tuning({ before, after, properties }: Alteration, closing: Closing): readonly string[] {
  const table = closing.to.objects[after.parent ?? ''];
  if (table === undefined) return [];
  const alterTable = `ALTER ${table.kind === 'table' ? 'TABLE' : 'MATERIALIZED VIEW'} ${closing.sql(table.name)}`;
  const name = lastPart(after.name);
  const isSet = (property: string): boolean =>
    properties.has(property) && after.definition[property] === true;
  const [was, is] = [record(before, 'statistics'), record(after, 'statistics')];
  const columns = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
  return [
    ...(isSet('clustered') ? [`${alterTable} CLUSTER ON ${name}`] : []),
    ...(properties.has('clustered') &&
    before.definition['clustered'] === true &&
    endsClustering(after, closing)
      ? [`${alterTable} SET WITHOUT CLUSTER`]
      : []),
    ...(isSet('replicaIdentity') ? [`${alterTable} REPLICA IDENTITY USING INDEX ${name}`] : []),
    ...columns
      .filter((column) => was[column] !== is[column])
      .map(
        (column) =>
          `ALTER INDEX ${closing.sql(after.name)} ALTER COLUMN ${column} SET STATISTICS ${Number(is[column] ?? -1)}`,
      ),
  ];
}

/** Indexes of partitions that belong to this one and have to be made with it. */
function copiesOf(index: CatalogObject, { from, to }: Closing): readonly CatalogObject[] {
  return to.copiesOf(keyOf(index)).flatMap((key) => {
    const [was, is] = [from.objects[key], to.objects[key]];
    // One that stands by itself already is taken as it is.
    const isThere = was !== undefined && was.definition['attachedTo'] === undefined;
    return is === undefined || isThere ? [] : [is];
  });
}

/** `part_a_b_idx`: what the server calls an index that it makes for a partition. */
function isNamedByServer(copy: CatalogObject, original: CatalogObject): boolean {
  const table = /\sON (?:ONLY )?(.*?) USING /.exec(text(copy, 'definition'))?.[1] ?? '';
  const columns = /\((.*)\)/.exec(text(original, 'definition'))?.[1] ?? '';
  const plain = columns.split(', ').map(unquoted);
  if (!plain.every((column) => /^\w+$/.test(column))) return false;
  const name = [unquoted(lastPart(table)), ...plain, 'idx'].join('_');
  return unquoted(lastPart(copy.name)) === name && name.length <= 63;
}
