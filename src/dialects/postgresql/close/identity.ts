import type { Identity } from '../../../schema/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { literal, quote } from '../compile/index.ts';
import { record, type Closing } from './closing.ts';
import { innerPrivileges } from './common.ts';
import { lastPart, nameParts, unquoted } from './names.ts';
import { parameterDefaults } from './sequence-parameters.ts';

/** An identity column's sequence as the snapshot keeps it. */
export type IdentityProperties = Readonly<Record<string, unknown>>;

export function identityProperties(column: CatalogObject): IdentityProperties | undefined {
  return column.definition['identity'] === undefined ? undefined : record(column, 'identity');
}

/** The identity as an operation carries it: only what is not the default. */
export function identityOf(properties: IdentityProperties, type: string): Identity {
  const normal = parameterDefaults(type, String(properties['increment']));
  const differing = Object.entries(normal).filter(([name, value]) => String(properties[name]) !== value);
  return {
    always: properties['generation'] === 'always',
    ...Object.fromEntries(
      differing.map(([name]) => [FIELDS[name] ?? name, fieldValue(name, properties[name])]),
    ),
  };
}

/** What `after` states of all that differs, for an identity that is there already. */
export function identityChange(before: IdentityProperties, after: IdentityProperties): Identity {
  const changed = Object.keys(FIELDS).filter((name) => before[name] !== after[name]);
  return {
    always: after['generation'] === 'always',
    ...Object.fromEntries(changed.map((name) => [FIELDS[name], fieldValue(name, after[name])])),
  };
}

/** The fields of `identityChange` as they were, so that the compiler sees what differs. */
export function identityBefore(before: IdentityProperties, after: IdentityProperties): Identity {
  return identityChange(after, before);
}

/** True when all numbers survive as JSON numbers. */
export function isExact(properties: IdentityProperties, type: string): boolean {
  return Object.values(identityOf(properties, type)).every(
    (value) => typeof value !== 'number' || Number.isSafeInteger(value),
  );
}

/** What is special about the sequence itself: name, persistence, comment, privileges. */
export function identityExtras(
  column: CatalogObject,
  before: IdentityProperties | undefined,
  closing: Closing,
): readonly string[] {
  const after = identityProperties(column);
  if (after === undefined) return [];
  const wanted = String(after['sequence']);
  const now = before === undefined ? usualName(column) : String(before['sequence']);
  const name = closing.sql(wanted);
  const persistence = after['persistence'];
  return [
    ...(now === wanted ? [] : [`ALTER SEQUENCE ${closing.sql(now)} RENAME TO ${lastPart(wanted)}`]),
    ...(persistence === before?.['persistence']
      ? []
      : [`ALTER SEQUENCE ${name} SET ${persistence === 'unlogged' ? 'UNLOGGED' : 'LOGGED'}`]),
    ...(after['comment'] === before?.['comment']
      ? []
      : [
          `COMMENT ON SEQUENCE ${name} IS ${after['comment'] === undefined ? 'NULL' : literal(after['comment'] as string)}`,
        ]),
    ...innerPrivileges(`SEQUENCE ${name}`, ['SELECT', 'UPDATE', 'USAGE'], before, after),
  ];
}

/** The name that the server gives to the sequence of a column: `person_id_seq`. */
export function usualName(column: Pick<CatalogObject, 'name'>): string {
  const [schema = '', table = '', name = ''] = nameParts(column.name);
  return `${schema}.${quote(objectName(unquoted(table), unquoted(name), 'seq'))}`;
}

/** The name that the server chooses: the longer of table and column is cut until all fits into 63 bytes. */
export function objectName(table: string, column: string, label: 'seq' | 'not_null'): string {
  let [a, b] = [table, column];
  const room = 63 - `__${label}`.length;
  while (Buffer.byteLength(a) + Buffer.byteLength(b) > room)
    if (Buffer.byteLength(a) > Buffer.byteLength(b)) a = Array.from(a).slice(0, -1).join('');
    else b = Array.from(b).slice(0, -1).join('');
  return `${a}_${b}_${label}`;
}

const FIELDS: Readonly<Record<string, string>> = {
  start: 'start',
  increment: 'increment',
  minimum: 'minValue',
  maximum: 'maxValue',
  cache: 'cache',
  cycle: 'cycle',
};

function fieldValue(name: string, value: unknown): number | boolean {
  return name === 'cycle' ? value === true : Number(value);
}
