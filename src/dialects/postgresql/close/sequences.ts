import type { Operation } from '../../../operations/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { execute, executeAll, text, type Alteration, type Closing } from './closing.ts';
import { word } from './designation.ts';
import { parameterClauses, parameterDefaults } from './sequence-parameters.ts';
import { usualName } from './identity.ts';

const PARAMETERS = ['increment', 'minimum', 'maximum', 'start', 'cache', 'cycle', 'type'];

export function createSequence(sequence: CatalogObject, closing: Closing): readonly Operation[] {
  const type = text(sequence, 'type');
  const clauses = [
    ...(type === 'bigint' ? [] : [`AS ${type}`]),
    ...parameterClauses(sequence.definition, parameterDefaults(type, text(sequence, 'increment'))),
  ];
  const unlogged = text(sequence, 'persistence') === 'unlogged' ? 'UNLOGGED ' : '';
  return [execute([`CREATE ${unlogged}SEQUENCE ${closing.sql(sequence.name)}`, ...clauses].join(' '))];
}

export function dropSequence({ kind, name }: CatalogObject, closing: Closing): readonly Operation[] {
  return [execute(`DROP ${word(kind)} ${closing.sql(name)}`)];
}

export function alterSequence(
  { before, after, properties }: Alteration,
  closing: Closing,
): readonly Operation[] {
  const target = `ALTER SEQUENCE ${closing.sql(after.name)}`;
  const clauses = [
    ...(properties.has('type') ? [`AS ${text(after, 'type')}`] : []),
    ...parameterClauses(after.definition, { ...before.definition, ...movedBounds(before, after) }),
  ];
  return executeAll([
    ...(PARAMETERS.some((name) => properties.has(name)) && clauses.length > 0
      ? [[target, ...clauses].join(' ')]
      : []),
    ...(properties.has('persistence')
      ? [`${target} SET ${text(after, 'persistence') === 'unlogged' ? 'UNLOGGED' : 'LOGGED'}`]
      : []),
    ...(properties.has('ownedBy') ? [ownedBy(after, closing)] : []),
  ]);
}

/** A new type moves the bounds that are those of the old type. */
function movedBounds(before: CatalogObject, after: CatalogObject): Readonly<Record<string, string>> {
  const normal = (sequence: CatalogObject) =>
    parameterDefaults(text(sequence, 'type'), text(before, 'increment'));
  const [old, now] = [normal(before), normal(after)];
  return Object.fromEntries(
    ['minimum', 'maximum'].flatMap((name) =>
      text(before, name) === old[name] ? [[name, now[name] ?? '']] : [],
    ),
  );
}

/** The statement that ties a sequence to its column, or sets it free. */
export function ownedBy(sequence: CatalogObject, closing: Closing): string {
  const column = text(sequence, 'ownedBy');
  return `ALTER SEQUENCE ${closing.sql(sequence.name)} OWNED BY ${column === '' ? 'NONE' : closing.sql(column)}`;
}

/** The sequence of a column that could have been written as `serial`: name, type and parameters are what it makes. */
export function serialSequence(
  column: CatalogObject,
  owned: readonly CatalogObject[],
): CatalogObject | undefined {
  const type = text(column, 'type');
  if (!(type in SERIAL) || column.definition['notNull'] !== true) return undefined;
  return owned.find((sequence) => {
    const normal = parameterDefaults(type, '1');
    return (
      sequence.kind === 'sequence' &&
      sequence.name === usualName(column) &&
      text(column, 'default') === `nextval('${sequence.name.replaceAll("'", "''")}'::regclass)` &&
      text(sequence, 'type') === type &&
      text(sequence, 'persistence') !== 'unlogged' &&
      Object.entries(normal).every(([name, value]) => text(sequence, name) === value)
    );
  });
}

/** `serial` and its kin, by the type that the column really has. */
export const SERIAL: Readonly<Record<string, string>> = {
  smallint: 'smallserial',
  integer: 'serial',
  bigint: 'bigserial',
};
