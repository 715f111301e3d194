import { migError } from '../errors/index.ts';
import type { ReflectTableOptions } from '../operations/index.ts';
import { nameText, type Identifier, type Table } from '../schema/index.ts';
import type { Connection, Dialect } from './contract.ts';

/**
 * One table as schema data; `undefined` when there is none of that name.
 * @throws MIG_REFLECTION_FAILED for one that has something which schema data has no words for
 */
export async function reflectedTable(
  { reflect }: Pick<Dialect, 'reflect'>,
  connection: Connection,
  name: Identifier,
  { schema, partial = false }: ReflectTableOptions = {},
): Promise<Table | undefined> {
  const { metadata, remarks } = await reflect(connection, {
    tables: [nameText(name)],
    ...(schema == null ? {} : { schema: nameText(schema) }),
  });
  const [table] = metadata.tables;
  if (remarks.length === 0 || (partial && table !== undefined)) return table;
  const reasons = remarks.map(
    ({ key, property, reason }) =>
      [key, ...(property === undefined ? [] : [property])].join(', ') + `: ${reason}`,
  );
  throw migError('MIG_REFLECTION_FAILED', { table: nameText(name), reason: reasons.join('; ') });
}
