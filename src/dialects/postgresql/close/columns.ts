import type { AlterColumn, ColumnDefault, Operation } from '../../../operations/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { execute, executeAll, record, text, type Alteration, type Closing } from './closing.ts';
import { columnData, defaultOf, isBeyondOperations, typeText, withoutParens } from './column-data.ts';
import { columnExtras, tuningStatements } from './column-extras.ts';
import { columnSql, identityClause } from './column-sql.ts';
import { finish } from './common.ts';
import { conversion, throughText, typeBase } from './conversions.ts';
import { optionChanges } from './foreign-options.ts';
import {
  identityBefore,
  identityChange,
  identityExtras,
  identityOf,
  identityProperties,
  isExact,
} from './identity.ts';
import { handedOver } from './handover.ts';
import { lastPart } from './names.ts';
import { isSpecialNotNull, notNullStatements } from './not-null.ts';
import { parameterClauses } from './sequence-parameters.ts';
import { createSequence, dropSequence, ownedBy, serialSequence } from './sequences.ts';
import { alterTable, ownName, targetOf } from './table-target.ts';

/** What the plan found out about a column that stays. */
export interface ColumnPlan {
  /** Its type is made anew under the same name. */
  readonly retyped?: boolean;
  /** What its default calls is made anew. */
  readonly redefaulted?: boolean;
}

export function addColumn(column: CatalogObject, closing: Closing): readonly Operation[] {
  const serial = serialOf(column, closing);
  const writing = { serial: serial !== undefined, withoutDefault: false };
  const { comment, ...rest } = column.definition;
  const bare = { ...column, definition: rest };
  const add: Operation = isBeyondOperations(column)
    ? execute(`${alterTable(column, closing)} ADD COLUMN ${columnSql(column, closing, writing)}`)
    : { op: 'addColumn', ...targetOf(column), column: columnData(column, closing, writing) };
  return [
    add,
    ...executeAll(columnExtras(column, closing)),
    ...finish(isBeyondOperations(column) && comment !== undefined ? column : bare, closing),
    ...(serial === undefined ? [] : finish(serial, closing)),
  ];
}

export function dropColumn(column: CatalogObject, closing: Closing): readonly Operation[] {
  return [
    {
      op: 'dropColumn',
      ...targetOf(column),
      column: ownName(column),
      ...(isBeyondOperations(column)
        ? {}
        : { existingColumn: columnData(column, closing, { serial: false, withoutDefault: false }) }),
    },
  ];
}

/** The sequence that comes with a column written as `serial`; not in an unlogged table, which would make it unlogged. */
export function serialOf(column: CatalogObject, { to }: Closing): CatalogObject | undefined {
  const key = `column ${column.name}`;
  const table = column.parent === undefined ? undefined : to.objects[column.parent];
  if (table === undefined || text(table, 'persistence') === 'unlogged') return undefined;
  if (column.definition['inherited'] !== undefined) return undefined;
  return serialSequence(column, to.childrenOf(key));
}

/** True when a difference can only be closed by dropping the column and adding it again. */
export function recreatesColumn({ before, after, properties }: Alteration, { version }: Closing): boolean {
  const [was, is] = [text(before, 'generated'), text(after, 'generated')];
  if (properties.has('generated')) return !(was === 'stored' && is === '');
  return properties.has('generationExpression') && version < 17;
}

export function alterColumn(
  { before, after, properties }: Alteration,
  closing: Closing,
  plan: ColumnPlan,
): readonly Operation[] {
  const change = { before, after, properties };
  const newType = typeChange(change, closing, plan);
  const takesDefaultOff = needsDefaultOff(change, plan, newType?.dialectOptions !== undefined);
  const target = { op: 'alterColumn', ...targetOf(after), column: ownName(after) } as const;
  const alter = `${alterTable(after, closing)} ALTER COLUMN ${lastPart(after.name)}`;
  const identity = identityStep(change, closing);
  const { leaving, coming } = handedOver(before, after, closing);
  const wasGenerated = text(before, 'generated') !== '' && text(after, 'generated') === '';

  const fields: Partial<AlterColumn> = {
    ...newType,
    ...(properties.has('notNull') && !isSpecialNotNull(after)
      ? {
          nullable: after.definition['notNull'] !== true,
          existingNullable: before.definition['notNull'] !== true,
        }
      : {}),
    ...defaultFields(change, closing, { ...plan, takesDefaultOff }),
    ...(properties.has('comment')
      ? {
          comment: (after.definition['comment'] ?? null) as string | null,
          existingComment: (before.definition['comment'] ?? null) as string | null,
        }
      : {}),
    ...identity.fields,
  };
  const isAltered = Object.keys(fields).some((name) => !name.startsWith('existing'));
  return [
    ...(wasGenerated ? [execute(`${alter} DROP EXPRESSION`)] : []),
    ...(takesDefaultOff ? [{ ...target, ...dropDefault(before, closing) }] : []),
    ...executeAll(identity.before),
    ...(leaving === undefined ? [] : dropSequence(leaving, closing)),
    ...(coming === undefined ? [] : createSequence(coming, closing)),
    ...(isAltered
      ? [
          {
            ...target,
            ...fields,
            ...('type' in fields || 'nullable' in fields ? existingOf(before, closing, fields) : {}),
          },
        ]
      : []),
    ...(coming === undefined ? [] : [execute(ownedBy(coming, closing)), ...finish(coming, closing)]),
    ...executeAll([
      ...identity.after,
      ...(properties.has('generationExpression') && !wasGenerated
        ? [`${alter} SET EXPRESSION AS (${closing.sql(withoutParens(text(after, 'generationExpression')))})`]
        : []),
      ...(NOT_NULL.some((property) => properties.has(property))
        ? notNullStatements(before, after, closing)
        : []),
      ...tuningStatements(before, after, closing),
      ...(properties.has('compression')
        ? [`${alter} SET COMPRESSION ${text(after, 'compression') || 'DEFAULT'}`]
        : []),
      ...foreignChanges(change, alter),
    ]),
  ];
}

const NOT_NULL = ['notNull', 'notNullName', 'notNullNoInherit', 'notNullValidated'];

/** Type, collation and how to convert; `undefined` when the type stays. */
function typeChange(
  { before, after, properties }: Alteration,
  closing: Closing,
  { retyped }: ColumnPlan,
): Pick<AlterColumn, 'type' | 'dialectOptions'> | undefined {
  if (!retyped && !properties.has('type') && !properties.has('collation')) return undefined;
  const bare = { ...after, definition: { ...after.definition, compression: '' } };
  const column = lastPart(after.name);
  const [from, to] = [closing.sql(text(before, 'type')), closing.sql(text(after, 'type'))];
  const using = retyped && from === to ? throughText(column, from, to) : conversion(column, from, to);
  return {
    type: { sql: typeText(bare, closing) },
    ...(using === undefined || text(after, 'generated') !== ''
      ? {}
      : { dialectOptions: { postgresqlUsing: using } }),
  };
}

/** A default has to go first when it would not convert with its column, or when it calls what is made anew. */
function needsDefaultOff(
  { before, after }: Alteration,
  { retyped, redefaulted }: ColumnPlan,
  isConverted: boolean,
): boolean {
  if (text(before, 'default') === '') return false;
  const getsIdentity = identityProperties(before) === undefined && identityProperties(after) !== undefined;
  return Boolean(redefaulted) || Boolean(retyped) || getsIdentity || isConverted;
}

/** A default that converts with its column may be left with a cast that nobody wrote. */
function needsDefaultAgain({ before, after }: Alteration): boolean {
  const [was, is] = [text(before, 'type'), text(after, 'type')];
  return !(typeBase(was).name === typeBase(is).name || (INTEGER.test(was) && INTEGER.test(is)));
}

const INTEGER = /^(small|big)?int(eger)?$/;

function dropDefault(
  before: CatalogObject,
  closing: Closing,
): Pick<AlterColumn, 'serverDefault' | 'existingServerDefault'> {
  return { serverDefault: null, existingServerDefault: defaultOf(before, closing) ?? null };
}

function defaultFields(
  change: Alteration,
  closing: Closing,
  { takesDefaultOff }: ColumnPlan & { readonly takesDefaultOff: boolean },
): Partial<AlterColumn> {
  const { before, after, properties } = change;
  if (!takesDefaultOff && !properties.has('default') && !needsDefaultAgain(change)) return {};
  const wanted = defaultOf(after, closing);
  if (wanted === undefined)
    return takesDefaultOff || text(before, 'default') === '' ? {} : dropDefault(before, closing);
  const existing = takesDefaultOff ? null : (defaultOf(before, closing) ?? null);
  return { serverDefault: wanted, existingServerDefault: existing };
}

interface IdentityStep {
  readonly before: readonly string[];
  readonly fields?: Partial<AlterColumn>;
  readonly after: readonly string[];
}

/** An identity comes, goes or changes. */
function identityStep({ before, after, properties }: Alteration, closing: Closing): IdentityStep {
  if (!properties.has('identity')) return { before: [], after: [] };
  const alter = `${alterTable(after, closing)} ALTER COLUMN ${lastPart(after.name)}`;
  const [was, is] = [identityProperties(before), identityProperties(after)];
  if (is === undefined) return { before: [`${alter} DROP IDENTITY`], after: [] };
  const type = text(after, 'type');
  const extras = identityExtras(after, was, closing);
  if (was === undefined) {
    if (!isExact(is, type))
      return { before: [], after: [`${alter} ADD ${identityClause(after)}`, ...extras] };
    // The server wants NOT NULL before the identity, and the compiler writes them in that order.
    return {
      before: [],
      fields: { serverDefault: { identity: identityOf(is, type) }, existingServerDefault: null },
      after: extras,
    };
  }
  const [wanted, existing] = [identityChange(was, is), identityBefore(was, is)];
  const numbers = [...Object.values(wanted), ...Object.values(existing)];
  if (numbers.some((value) => typeof value === 'number' && !Number.isSafeInteger(value))) {
    const clauses = parameterClauses(is, was).map((clause) => `SET ${clause}`);
    const generation =
      was['generation'] === is['generation']
        ? []
        : [`SET GENERATED ${is['generation'] === 'always' ? 'ALWAYS' : 'BY DEFAULT'}`];
    return { before: [], after: [[alter, ...generation, ...clauses].join(' '), ...extras] };
  }
  const isSame = JSON.stringify(wanted) === JSON.stringify(existing);
  return {
    before: [],
    ...(isSame
      ? {}
      : { fields: { serverDefault: { identity: wanted }, existingServerDefault: { identity: existing } } }),
    after: extras,
  };
}

function existingOf(
  before: CatalogObject,
  closing: Closing,
  fields: Partial<AlterColumn>,
): Partial<AlterColumn> {
  const bare = { ...before, definition: { ...before.definition, compression: '' } };
  const value: ColumnDefault | undefined = defaultOf(before, closing);
  return {
    ...('type' in fields ? { existingType: { sql: typeText(bare, closing) } } : {}),
    existingNullable: before.definition['notNull'] !== true,
    ...(value === undefined || 'existingServerDefault' in fields ? {} : { existingServerDefault: value }),
  };
}

function foreignChanges({ before, after, properties }: Alteration, alter: string): readonly string[] {
  if (!properties.has('foreignOptions')) return [];
  const changes = optionChanges(record(before, 'foreignOptions'), record(after, 'foreignOptions'));
  return changes === '' ? [] : [`${alter.replace('ALTER TABLE', 'ALTER FOREIGN TABLE')} ${changes}`];
}
