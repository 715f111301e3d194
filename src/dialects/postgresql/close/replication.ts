import type { Operation } from '../../../operations/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { literal, quote } from '../compile/index.ts';
import { execute, list, text, type Alteration, type Closing, type Side } from './closing.ts';
import { nameParts } from './names.ts';

const ALL = ['insert', 'update', 'delete', 'truncate'];

/** @see https://www.postgresql.org/docs/current/sql-createpublication.html */
export function createPublication(publication: CatalogObject): readonly Operation[] {
  const { definition } = publication;
  const everything = [
    ...(definition['allTables'] === true ? ['ALL TABLES'] : []),
    ...(definition['allSequences'] === true ? ['ALL SEQUENCES'] : []),
  ];
  const scope = everything.length === 0 ? '' : ` FOR ${everything.join(', ')}`;
  const settings = [
    ...(list(publication, 'operations').length === ALL.length ? [] : [published(publication)]),
    ...(definition['viaRoot'] === true ? ['publish_via_partition_root = true'] : []),
    ...(text(publication, 'generatedColumns') === 's' ? ['publish_generated_columns = stored'] : []),
  ];
  const suffix = settings.length === 0 ? '' : ` WITH (${settings.join(', ')})`;
  return [execute(`CREATE PUBLICATION ${publication.name}${scope}${suffix}`)];
}

export function recreatesPublication({ properties }: Alteration): boolean {
  return properties.has('allTables') || properties.has('allSequences');
}

export function alterPublication({ after, properties }: Alteration): readonly Operation[] {
  const settings = [
    ...(properties.has('operations') ? [published(after)] : []),
    ...(properties.has('viaRoot')
      ? [`publish_via_partition_root = ${after.definition['viaRoot'] === true}`]
      : []),
    ...(properties.has('generatedColumns')
      ? [`publish_generated_columns = ${text(after, 'generatedColumns') === 's' ? 'stored' : 'none'}`]
      : []),
  ];
  return settings.length === 0
    ? []
    : [execute(`ALTER PUBLICATION ${after.name} SET (${settings.join(', ')})`)];
}

export function publish(object: CatalogObject, closing: Closing): readonly Operation[] {
  const columns = list(object, 'columns');
  const filter = text(object, 'filter');
  const [publication, name] = memberOf(object);
  const suffix = [
    ...(columns.length === 0 ? [] : [` (${columns.map(quote).join(', ')})`]),
    ...(filter === '' ? [] : [` WHERE ${filter.startsWith('(') ? filter : `(${filter})`}`]),
  ].join('');
  return [
    execute(
      `ALTER PUBLICATION ${publication} ADD ${what(object)} ${only(name, closing.to)}${closing.sql(name)}${closing.sql(suffix)}`,
    ),
  ];
}

export function unpublish(object: CatalogObject, closing: Closing): readonly Operation[] {
  const [publication, name] = memberOf(object);
  return [
    execute(
      `ALTER PUBLICATION ${publication} DROP ${what(object)} ${only(name, closing.from)}${closing.sql(name)}`,
    ),
  ];
}

/** A table brings its child tables along unless told otherwise; each says for itself whether it is published. */
function only(name: string, { objects }: Side): string {
  const isParent = Object.values(objects).some(
    (object) => object.kind === 'table' && list(object, 'inherits').includes(name),
  );
  return isParent ? 'ONLY ' : '';
}

function what({ kind }: CatalogObject): string {
  return kind === 'published schema' ? 'TABLES IN SCHEMA' : 'TABLE';
}

/** `pub app.org`: the publication, and what it publishes. */
function memberOf({ name }: CatalogObject): readonly [string, string] {
  const [, publication = '', member = ''] = /^("(?:[^"]|"")*"|\S+) (.*)$/.exec(name) ?? [];
  return [publication, nameParts(member).join('.')];
}

function published(publication: CatalogObject): string {
  return `publish = ${literal(list(publication, 'operations').join(', '))}`;
}

/** A subscription without its slot on the other server, which may be gone. */
export function dropSubscription({ name, definition }: CatalogObject): readonly Operation[] {
  const hasSlot = definition['slot'] !== undefined;
  return [
    ...(definition['enabled'] === true ? [execute(`ALTER SUBSCRIPTION ${name} DISABLE`)] : []),
    ...(hasSlot ? [execute(`ALTER SUBSCRIPTION ${name} SET (slot_name = NONE)`)] : []),
    execute(`DROP SUBSCRIPTION ${name}`),
  ];
}

export function alterSubscription({ after, properties }: Alteration): readonly Operation[] {
  const settings = [
    ...(properties.has('slot') ? [`slot_name = ${text(after, 'slot') || 'NONE'}`] : []),
    ...(properties.has('synchronousCommit')
      ? [`synchronous_commit = ${text(after, 'synchronousCommit')}`]
      : []),
    ...(properties.has('binary') ? [`binary = ${after.definition['binary'] === true}`] : []),
  ];
  return [
    ...(properties.has('publications')
      ? [
          execute(
            `ALTER SUBSCRIPTION ${after.name} SET PUBLICATION ${list(after, 'publications').map(quote).join(', ')} WITH (refresh = false)`,
          ),
        ]
      : []),
    ...(settings.length === 0
      ? []
      : [execute(`ALTER SUBSCRIPTION ${after.name} SET (${settings.join(', ')})`)]),
    ...(properties.has('enabled')
      ? [
          execute(
            `ALTER SUBSCRIPTION ${after.name} ${after.definition['enabled'] === true ? 'ENABLE' : 'DISABLE'}`,
          ),
        ]
      : []),
  ];
}
