import { migError } from '../../errors/index.ts';
import {
  constraintsOfColumn,
  indexOfColumn,
  namedConstraint,
  namedIndex,
  nameText,
  sameName,
  type Column,
  type Constraint,
  type ConstraintName,
  type DataType,
  type Identifier,
  type IndexElement,
  type NamingConvention,
} from '../../schema/index.ts';
import { changed } from '../alter-column.ts';
import { constraintOf, type ConstraintOperation } from '../constraint-of.ts';
import type { DropConstraint, DropIndex } from '../data.ts';
import type { BatchedOperation, OnTable } from '../data.ts';
import { compact } from '../edit.ts';
import { type Draft, type DraftColumn, type NameOf, naming, plainColumn } from './draft.ts';
import { placed } from './placed.ts';

/** What the changes have to know beside the draft. */
export interface ChangeContext {
  readonly on: OnTable;
  /** Names what the batch adds. */
  readonly convention: NamingConvention;
  readonly nameOf: NameOf;
}

/** The draft after one operation of the batch. @throws MIG_OPERATION_INVALID for what is not there, or has no name */
export function change(draft: Draft, operation: BatchedOperation, context: ChangeContext): Draft {
  const { table } = draft;
  switch (operation.op) {
    case 'addColumn':
      return withColumn(draft, operation, context);
    case 'dropColumn':
      return withoutColumn(draft, operation, context);
    case 'alterColumn':
      return withChangedColumn(draft, operation, context);
    case 'createIndex': {
      const { op: _op, name, ifNotExists: _ifNotExists, ...shape } = operation;
      const index = { name, ...shape, columns: shape.columns.map((key) => keyed(key, draft)) };
      const wanted = context.nameOf(namedIndex({ name, columns: shape.columns }, table), context.convention);
      return {
        ...draft,
        indexes: [...draft.indexes, { ...index, ...(wanted === undefined ? {} : { name: wanted }) }],
      };
    }
    case 'dropIndex':
      return withoutIndex(draft, operation, context);
    case 'dropConstraint':
      return withoutConstraint(draft, operation, context);
    case 'createTableComment':
      return { ...draft, table: compact({ ...table, comment: operation.comment ?? undefined }) };
    case 'dropTableComment': {
      const { comment: _comment, ...rest } = table;
      return { ...draft, table: rest };
    }
    case 'execute':
      return draft;
    default: {
      const { constraint } = constraintOf(placed(operation, context.on) as ConstraintOperation);
      return withConstraints(draft, [constraint], context);
    }
  }
}

function withColumn(
  draft: Draft,
  operation: Extract<BatchedOperation, { op: 'addColumn' }>,
  context: ChangeContext,
): Draft {
  const { column, ifNotExists, insertBefore, insertAfter } = operation;
  const key = nameText(column.name);
  if (find(draft, column.name) !== undefined) {
    if (ifNotExists) return draft;
    throw invalid(operation, context, 'it is there already');
  }
  const names = naming(
    context.on.table === undefined ? draft.table : { name: context.on.table, schema: context.on.schema },
    context.convention,
    context.nameOf,
  );
  const plain = plainColumn(column, { nullable: column.nullable ?? column.primaryKey !== true, ...names });
  const { index, unique } = column;
  const indexed = index ? [{ columns: [key], ...(unique ? { unique } : {}) }] : [];
  const next: Draft = {
    ...draft,
    columns: [...draft.columns, { key, column: plain }],
    added: [
      ...draft.added,
      {
        key,
        ...(insertBefore === undefined ? {} : { insertBefore: keyOf(draft, insertBefore) }),
        ...(insertAfter === undefined ? {} : { insertAfter: keyOf(draft, insertAfter) }),
      },
    ],
    indexes: [
      ...draft.indexes,
      ...indexed.map((item) => {
        const name = context.nameOf(namedIndex(item, draft.table), context.convention);
        return { ...item, ...(name === undefined ? {} : { name }) };
      }),
    ],
    constraints: column.primaryKey ? withKeyColumn(draft.constraints, key) : draft.constraints,
  };
  return withConstraints(next, constraintsOfColumn(column), context);
}

/** A column that is part of the key joins the one that is there. */
function withKeyColumn(constraints: readonly Constraint[], key: string): readonly Constraint[] {
  if (!constraints.some(({ kind }) => kind === 'primaryKey'))
    return [{ kind: 'primaryKey', columns: [key] }, ...constraints];
  return constraints.map((item) =>
    item.kind === 'primaryKey' ? { ...item, columns: [...item.columns, key] } : item,
  );
}

function withConstraints(draft: Draft, added: readonly Constraint[], context: ChangeContext): Draft {
  const constraints = added.map((item) => {
    const name = context.nameOf(namedConstraint(item, draft.table), context.convention);
    if (name !== undefined) return { ...keyedConstraint(item, draft), name };
    throw migError('MIG_OPERATION_INVALID', {
      operation: `add a constraint to table ${nameText(draft.table.name)} in a batch`,
      problem: 'it has no name, and no naming convention gives one; without it nothing could drop it again',
    });
  });
  const kept = constraints.some(({ kind }) => kind === 'primaryKey')
    ? draft.constraints.filter(({ kind }) => kind !== 'primaryKey')
    : draft.constraints;
  return { ...draft, constraints: [...kept, ...constraints] };
}

/**
 * Its constraints go with it when the table is made; its place in the key does, and the index that its flag stands for. CHECKs
 * and other indexes stay.
 */
function withoutColumn(
  draft: Draft,
  operation: Extract<BatchedOperation, { op: 'dropColumn' }>,
  context: ChangeContext,
): Draft {
  const found = find(draft, operation.column);
  if (found === undefined) {
    if (operation.ifExists) return draft;
    throw invalid(operation, context, 'there is no such column');
  }
  const type = operation.existingType ?? operation.existingColumn?.type;
  const flagged = operation.existingColumn && indexOfColumn(operation.existingColumn);
  const rest = withoutCheckOf(draft, type, context);
  const { indexes } =
    flagged === undefined
      ? rest
      : withoutIndex(rest, { op: 'dropIndex', name: null, ifExists: true, existingIndex: flagged }, context);
  return {
    ...rest,
    indexes,
    columns: draft.columns.filter((item) => item !== found),
  };
}

function withChangedColumn(
  draft: Draft,
  operation: Extract<BatchedOperation, { op: 'alterColumn' }>,
  context: ChangeContext,
): Draft {
  const found = find(draft, operation.column);
  if (found === undefined) throw invalid(operation, context, 'there is no such column');
  const names = naming(draft.table, context.convention, context.nameOf);
  const altered = changed(found.column, operation);
  const column: Column = {
    ...altered,
    ...(operation.type === undefined ? {} : { type: names.type(operation.type) }),
    ...(operation.newColumnName === undefined ? {} : { name: operation.newColumnName }),
  };
  const base = operation.type === undefined ? draft : withoutCheckOf(draft, operation.existingType, context);
  return { ...base, columns: draft.columns.map((item) => (item === found ? { ...item, column } : item)) };
}

/** Without the CHECK that a boolean or enum type brought, known by its name. */
function withoutCheckOf(
  draft: Draft,
  type: DataType | undefined,
  { convention, nameOf }: ChangeContext,
): Draft {
  if (type === undefined || !('typeName' in type) || type.typeName === undefined) return draft;
  const check = { kind: 'check', sqltext: '', name: type.typeName } as const;
  const wanted = nameOf(namedConstraint(check, draft.table), convention);
  return {
    ...draft,
    constraints: draft.constraints.filter(({ kind, name }) => kind !== 'check' || !isName(name, wanted)),
  };
}

function withoutIndex(
  draft: Draft,
  operation: Pick<DropIndex, 'op' | 'name' | 'ifExists' | 'existingIndex'>,
  { convention, nameOf, on }: ChangeContext,
): Draft {
  const { name, ifExists, existingIndex } = operation;
  const named = { name, columns: existingIndex?.columns ?? [] };
  const wanted =
    name === null && existingIndex === undefined
      ? undefined
      : nameOf(namedIndex(named, draft.table), convention);
  const indexes = draft.indexes.filter((item) => !isName(item.name, wanted));
  if (indexes.length === draft.indexes.length && !ifExists)
    throw missing(`drop index ${shown(wanted)}`, on, 'index');
  return { ...draft, indexes };
}

const KINDS = { primary: 'primaryKey', foreignkey: 'foreignKey', unique: 'unique', check: 'check' } as const;

/** Looks among the constraints of the table, then the CHECKs of its columns, then those of their types. */
function withoutConstraint(
  draft: Draft,
  operation: Pick<DropConstraint, 'op' | 'name' | 'type' | 'ifExists' | 'existingConstraint'>,
  { convention, nameOf, on }: ChangeContext,
): Draft {
  const { name, type, ifExists, existingConstraint } = operation;
  const kind = type == null ? undefined : KINDS[type];
  if (type != null && kind === undefined)
    throw migError('MIG_OPERATION_INVALID', {
      operation: `drop a constraint of table ${nameText(on.table)}`,
      problem: `type is ${JSON.stringify(type)}, and can be ${Object.keys(KINDS).join(', ')} or null`,
    });
  const wanted = wantedName(draft, { name, kind, existingConstraint }, { convention, nameOf });
  const matches = (item: Constraint): boolean =>
    isName(item.name, wanted) || (kind === 'primaryKey' && item.kind === kind && item.name == null);
  const constraints = draft.constraints.filter((item) => !matches(item));
  if (constraints.length < draft.constraints.length) return { ...draft, constraints };
  const columns = draft.columns.map((item) => withoutCheck(item, wanted));
  if (ifExists || columns.some((item, index) => item !== draft.columns[index])) return { ...draft, columns };
  throw missing(`drop constraint ${shown(wanted)}`, on, 'constraint');
}

function wantedName(
  { table }: Draft,
  {
    name,
    kind,
    existingConstraint,
  }: {
    readonly name: ConstraintName;
    readonly kind: Constraint['kind'] | undefined;
    readonly existingConstraint: Constraint | undefined;
  },
  { convention, nameOf }: Pick<ChangeContext, 'convention' | 'nameOf'>,
): Identifier | undefined {
  if (existingConstraint !== undefined)
    return nameOf(namedConstraint({ ...existingConstraint, name }, table), convention);
  if (name === null) return undefined;
  const bare = {
    kind: kind ?? 'exclude',
    name,
    columns: [],
    sqltext: '',
    elements: [],
  } as unknown as Constraint;
  return nameOf(namedConstraint(bare, table), convention);
}

function withoutCheck(item: DraftColumn, wanted: Identifier | undefined): DraftColumn {
  const { checks = [], ...column } = item.column;
  const kept = checks.filter(({ name }) => !isName(name, wanted));
  if (kept.length < checks.length)
    return { ...item, column: { ...column, ...(kept.length === 0 ? {} : { checks: kept }) } };
  const { type } = item.column;
  if (!('createConstraint' in type) || !('typeName' in type) || !isName(type.typeName, wanted)) return item;
  return { ...item, column: { ...item.column, type: { ...type, createConstraint: false } } };
}

function isName(name: ConstraintName | undefined, wanted: Identifier | undefined): boolean {
  return name != null && wanted !== undefined && nameText(name) === nameText(wanted);
}

/** A column by the name it has now, or had at first. */
function find({ columns }: Draft, name: Identifier): DraftColumn | undefined {
  return (
    columns.find(({ column }) => sameName(column.name, name)) ??
    columns.find(({ key }) => key === nameText(name))
  );
}

function keyOf(draft: Draft, name: Identifier): string {
  return find(draft, name)?.key ?? nameText(name);
}

function keyedConstraint(item: Constraint, draft: Draft): Constraint {
  if (!('columns' in item)) return item;
  return { ...item, columns: item.columns.map((name) => keyOf(draft, name)) };
}

function keyed(element: IndexElement, draft: Draft): IndexElement {
  if (typeof element === 'string' || 'quoted' in element) return keyOf(draft, element);
  if ('column' in element) return { ...element, column: keyOf(draft, element.column) };
  return 'func' in element
    ? { ...element, columns: element.columns.map((name) => keyOf(draft, name)) }
    : element;
}

function shown(name: Identifier | undefined): string {
  return name === undefined ? 'without name' : nameText(name);
}

function missing(operation: string, { table }: OnTable, what: string): Error {
  return migError('MIG_OPERATION_INVALID', {
    operation: `${operation} in a batch`,
    problem: `table ${nameText(table)} has no such ${what}`,
  });
}

function invalid(
  operation: Extract<BatchedOperation, { op: 'addColumn' | 'dropColumn' | 'alterColumn' }>,
  { on }: ChangeContext,
  problem: string,
): Error {
  const column =
    typeof operation.column === 'object' && 'name' in operation.column
      ? operation.column.name
      : operation.column;
  const verb = { addColumn: 'add', dropColumn: 'drop', alterColumn: 'alter' }[operation.op];
  return migError('MIG_OPERATION_INVALID', {
    operation: `${verb} column ${nameText(on.table)}.${nameText(column)} in a batch`,
    problem,
  });
}
