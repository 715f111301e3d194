import type { CatalogObject } from '../../snapshot.ts';
import { list, type Closing } from './closing.ts';
import { designation } from './designation.ts';
import { holder, lastPart } from './names.ts';

/** One privilege of one role, as the snapshot tells it. */
export interface Privilege {
  readonly privilege: string;
  readonly grantee: string;
  readonly grantable?: boolean;
}

/** Differences from the privileges that an object has by itself. */
export interface Access {
  readonly grants: readonly Privilege[];
  readonly revokes: readonly Privilege[];
}

export const NO_CHANGES: Access = { grants: [], revokes: [] };

export function accessOf(holderOfThem: { readonly grants?: unknown; readonly revokes?: unknown }): Access {
  return {
    grants: (holderOfThem.grants ?? []) as readonly Privilege[],
    revokes: (holderOfThem.revokes ?? []) as readonly Privilege[],
  };
}

/** Where privileges are granted: `ON SEQUENCE counter`, and the column for those of a column. */
export interface GrantTarget {
  readonly on: string;
  readonly column?: string;
  /** What stands before GRANT and REVOKE: `ALTER DEFAULT PRIVILEGES …`. */
  readonly prefix?: string;
  /** All privileges of this kind of object, sorted. */
  readonly all: readonly string[];
}

/** GRANT and REVOKE that lead from one state to another, one statement for each role. */
export function privilegeStatements(target: GrantTarget, before: Access, after: Access): readonly string[] {
  const revoked = [...without(before.grants, after.grants), ...without(after.revokes, before.revokes)];
  const granted = [...without(after.grants, before.grants), ...without(before.revokes, after.revokes)];
  return [...grouped(revoked, target, 'REVOKE'), ...grouped(granted, target, 'GRANT')];
}

/** The target for the privileges of an object; `undefined` for kinds that have none. */
export function grantTarget(object: CatalogObject, closing: Closing): GrantTarget | undefined {
  const { kind, name } = object;
  if (kind === 'column' || kind === 'view column')
    return {
      on: closing.sql(holder(name)),
      column: lastPart(name),
      all: ['INSERT', 'REFERENCES', 'SELECT', 'UPDATE'],
    };
  const all = PRIVILEGES[kind]?.filter((privilege) => privilege !== 'MAINTAIN' || closing.version >= 17);
  if (all === undefined) return undefined;
  if (RELATIONS.has(kind)) return { on: closing.sql(name), all };
  const on = designation(object, closing)
    .replace(/^AGGREGATE/, 'FUNCTION')
    .replace(/^DOMAIN/, 'TYPE');
  return { on: kind === 'server' ? `FOREIGN ${on}` : on, all };
}

const RELATIONS = new Set(['table', 'foreign table', 'view', 'materialized view']);
const OF_TABLES = ['DELETE', 'INSERT', 'MAINTAIN', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE'];

const PRIVILEGES: Readonly<Record<string, readonly string[]>> = {
  table: OF_TABLES,
  'foreign table': OF_TABLES,
  view: OF_TABLES,
  'materialized view': OF_TABLES,
  sequence: ['SELECT', 'UPDATE', 'USAGE'],
  function: ['EXECUTE'],
  procedure: ['EXECUTE'],
  aggregate: ['EXECUTE'],
  schema: ['CREATE', 'USAGE'],
  language: ['USAGE'],
  'foreign-data wrapper': ['USAGE'],
  server: ['USAGE'],
  enum: ['USAGE'],
  domain: ['USAGE'],
  'composite type': ['USAGE'],
  'range type': ['USAGE'],
  'base type': ['USAGE'],
};

/** Kinds of objects that default privileges know, as privileges of one kind of object. */
export const DEFAULT_KINDS: Readonly<Record<string, string>> = {
  tables: 'table',
  sequences: 'sequence',
  functions: 'function',
  types: 'enum',
  schemas: 'schema',
};

export function allPrivileges(kind: string, closing: Closing): readonly string[] {
  return (PRIVILEGES[kind] ?? []).filter((privilege) => privilege !== 'MAINTAIN' || closing.version >= 17);
}

function without(these: readonly Privilege[], those: readonly Privilege[]): readonly Privilege[] {
  const known = new Set(those.map(identity));
  return these.filter((privilege) => !known.has(identity(privilege)));
}

function identity({ privilege, grantee, grantable }: Privilege): string {
  return JSON.stringify([privilege, grantee, Boolean(grantable)]);
}

function grouped(
  privileges: readonly Privilege[],
  { on, column, prefix = '', all }: GrantTarget,
  verb: 'GRANT' | 'REVOKE',
): readonly string[] {
  const groups = new Map<string, { grantee: string; grantable: boolean; names: string[] }>();
  for (const { privilege, grantee, grantable = false } of privileges) {
    const key = JSON.stringify([grantee, grantable]);
    const group = groups.get(key) ?? { grantee, grantable, names: [] };
    group.names.push(privilege);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ grantee, grantable, names }) => {
    const columns = column === undefined ? '' : ` (${column})`;
    const isAll = names.length > 1 && names.length === all.length;
    const what = isAll ? `ALL${columns}` : names.map((name) => `${name}${columns}`).join(', ');
    return verb === 'GRANT'
      ? `${prefix}GRANT ${what} ON ${on} TO ${grantee}${grantable ? ' WITH GRANT OPTION' : ''}`
      : `${prefix}REVOKE ${what} ON ${on} FROM ${grantee}`;
  });
}

/** What default privileges give a new object, as far as they are there while it is made. */
export function initialAccess(object: CatalogObject, closing: Closing): Access {
  const family = FAMILIES[object.kind];
  if (family === undefined || closing.role === undefined) return NO_CHANGES;
  const { role } = closing;
  const schema = object.name.split('.')[0] ?? '';
  const general = closing.from.objects[`default privileges ${family} of ${role}`];
  const special = closing.from.objects[`default privileges ${family} of ${role} in ${schema}`];
  const found = [general, special].flatMap((item) =>
    item === undefined || closing.to.objects[keyOfDefault(item)] === undefined ? [] : [item],
  );
  return {
    grants: found.flatMap((item) => list(item, 'grants') as unknown as readonly Privilege[]),
    revokes: found.flatMap((item) => list(item, 'revokes') as unknown as readonly Privilege[]),
  };
}

const FAMILIES: Readonly<Record<string, string>> = {
  table: 'tables',
  'foreign table': 'tables',
  view: 'tables',
  'materialized view': 'tables',
  sequence: 'sequences',
  function: 'functions',
  procedure: 'functions',
  aggregate: 'functions',
  enum: 'types',
  domain: 'types',
  'composite type': 'types',
  'range type': 'types',
  'base type': 'types',
  schema: 'schemas',
};

function keyOfDefault({ kind, name }: CatalogObject): string {
  return `${kind} ${name}`;
}
