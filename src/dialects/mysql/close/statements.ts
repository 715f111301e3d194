import type { JsonValue } from '../../../util/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { inBackticks, literal } from '../compile/index.ts';
import { nameParts } from '../snapshot/index.ts';
import { columnLine } from './column-line.ts';
import { namesOf, ownerOf, type Side } from './names.ts';
import { reasonOf } from './unclosable.ts';

/** Statements that make an object as it is on one side. */
export function addStatements(object: CatalogObject, side: Side): readonly string[] {
  const { kind, create = '' } = object;
  if (kind === 'column') return [addColumn(object, side)];
  const line = keyLine(object);
  if (line !== undefined) return [`ALTER TABLE ${ownerOf(object)} ADD ${line}`];
  if (kind === 'database' || kind === 'period') return [];
  return [create];
}

export function dropStatements(object: CatalogObject): readonly string[] {
  const { kind } = object;
  const [table = '', name = ''] = namesOf(object);
  switch (kind) {
    case 'column':
      return [`ALTER TABLE ${table} DROP COLUMN ${name}`];
    case 'primary key':
      return [`ALTER TABLE ${table} DROP PRIMARY KEY`];
    case 'index':
      return [`ALTER TABLE ${table} DROP INDEX ${name}`];
    case 'foreign key':
      return [`ALTER TABLE ${table} DROP FOREIGN KEY ${name}`];
    case 'check constraint':
      return [`ALTER TABLE ${table} DROP CONSTRAINT ${name}`];
    case 'trigger':
      return [`DROP TRIGGER ${name}`];
    case 'database':
    case 'period':
      return [];
    default:
      return [`DROP ${kind.toUpperCase()} ${table}`];
  }
}

export interface Alteration {
  readonly before: CatalogObject;
  readonly after: CatalogObject;
  readonly changed: ReadonlySet<string>;
}

export function renameIndexStatement(before: CatalogObject, after: CatalogObject): string {
  const [table, old] = namesOf(before);
  return `ALTER TABLE ${table} RENAME INDEX ${old} TO ${namesOf(after)[1]}`;
}

/** Statements that change an object in place; `undefined` when it has to be dropped and made again. */
export function alterStatements({ before, after, changed }: Alteration): readonly string[] | undefined {
  const { kind, definition } = after;
  if (kind === 'column') {
    const [table = '', name = ''] = namesOf(after);
    const told = [...changed].filter((property) => reasonOf(kind, property) === undefined);
    return told.length === 0 ? [] : [`ALTER TABLE ${table} MODIFY ${name} ${columnLine(after)}`];
  }
  const told = [...changed].filter((property) => reasonOf(kind, property) === undefined);
  if (told.length === 0) return [];
  if (kind === 'database')
    return [
      `ALTER DATABASE CHARACTER SET ${text(definition['characterSet'])} COLLATE ${text(definition['collation'])}`,
    ];
  if (kind === 'table')
    return [`ALTER TABLE ${ownerOf(after)} ${tableOptions({ before, after, changed: new Set(told) })}`];
  // In one statement: a column that numbers itself must not be without a key, nor a foreign key without an index.
  if (kind === 'primary key' || kind === 'index') {
    const use = indexUse({ before, after, changed });
    if (use !== undefined) return [`ALTER TABLE ${ownerOf(after)} ALTER INDEX ${namesOf(after)[1]} ${use}`];
    const old = kind === 'index' ? `INDEX ${namesOf(before)[1]}` : 'PRIMARY KEY';
    return [`ALTER TABLE ${ownerOf(after)} DROP ${old}, ADD ${keyLine(after)}`];
  }
  if (kind === 'view') return [(after.create ?? '').replace(/^CREATE /, 'CREATE OR REPLACE ')];
  return undefined;
}

const UNUSED = /^(INVISIBLE|IGNORED)$/;

/** Whether the optimizer may use an index, when nothing else of it changes; the servers overlook that in ADD. */
function indexUse({ before, after, changed }: Alteration): string | undefined {
  const [old, now] = [text(before.definition['options']), text(after.definition['options'])];
  if (changed.size > 1 || !changed.has('options')) return undefined;
  if (old === '' && UNUSED.test(now)) return now;
  if (now !== '' || !UNUSED.test(old)) return undefined;
  return old === 'IGNORED' ? 'NOT IGNORED' : 'VISIBLE';
}

/** What an option is when it is not given. */
const OPTION_DEFAULTS = /^(ROW_FORMAT|STATS_\w+|PACK_KEYS)$/;

function tableOptions({ before, after, changed }: Alteration): string {
  const { definition } = after;
  const optionsOf = (object: CatalogObject): Readonly<Record<string, string>> =>
    (object.definition['options'] ?? {}) as Readonly<Record<string, string>>;
  const options: Readonly<Record<string, () => string>> = {
    engine: () => `ENGINE=${text(definition['engine'])}`,
    comment: () => `COMMENT=${literal(text(definition['comment']))}`,
    collation: () => `COLLATE=${text(definition['collation'])}`,
    attributes: () => `${definition['attributes'] === undefined ? 'DROP' : 'ADD'} SYSTEM VERSIONING`,
    options: () =>
      [
        ...Object.keys(optionsOf(before)).map((name) => [name, OPTION_DEFAULTS.test(name) ? 'DEFAULT' : '0']),
        ...Object.entries(optionsOf(after)),
      ]
        .map((option) => option.join('='))
        .join(' '),
  };
  return [...changed].flatMap((property) => options[property]?.() ?? []).join(' ');
}

function addColumn(object: CatalogObject, { objects }: Side): string {
  const [table = '', name = ''] = namesOf(object);
  const order = (objects[object.parent ?? '']?.definition['columnOrder'] ?? []) as readonly string[];
  const [, column = ''] = nameParts(object.name);
  const before = order[order.findIndex((other) => nameParts(other)[0] === column) - 1];
  const place = before === undefined ? 'FIRST' : `AFTER ${inBackticks(nameParts(before)[0] ?? '')}`;
  return `ALTER TABLE ${table} ADD COLUMN ${name} ${columnLine(object)} ${place}`;
}

/** A key or constraint as it stands behind ADD; `undefined` for what is neither. */
function keyLine(object: CatalogObject): string | undefined {
  const { kind, definition } = object;
  const [, name = ''] = namesOf(object);
  const list = ((definition['columns'] ?? []) as readonly string[]).toString();
  const tail = [
    text(definition['options']),
    definition['comment'] === undefined ? '' : `COMMENT ${literal(text(definition['comment']))}`,
  ].filter((part) => part !== '');
  switch (kind) {
    case 'primary key':
      return ['PRIMARY KEY', `(${list})`, ...tail].join(' ');
    case 'index':
      return [text(definition['type']).toUpperCase(), 'KEY', name, `(${list})`, ...tail].join(' ').trim();
    case 'check constraint':
      return [`CONSTRAINT ${name} CHECK (${text(definition['expression'])})`, ...tail].join(' ');
    case 'foreign key': {
      const actions = (['onDelete', 'onUpdate'] as const).flatMap((event) =>
        definition[event] === undefined
          ? []
          : [`ON ${event.slice(2).toUpperCase()} ${text(definition[event])}`],
      );
      const target = text(definition['references']);
      return [
        `CONSTRAINT ${name} FOREIGN KEY (${text(definition['columns'])}) REFERENCES ${target}`,
        ...actions,
      ].join(' ');
    }
    default:
      return undefined;
  }
}

function text(value: JsonValue | undefined): string {
  return value === undefined || value === null ? '' : String(value as string);
}
