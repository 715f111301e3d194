import type { DropConstraint, Operation } from '../../../operations/index.ts';
import type { Constraint } from '../../../schema/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { literal } from '../compile/index.ts';
import { execute, executeAll, list, text, type Alteration, type Closing } from './closing.ts';
import { endsClustering } from './clustering.ts';
import { constraintData } from './constraint-data.ts';
import { holder, lastPart, nameParts, tableTarget } from './names.ts';
import { optionChanges } from './storage-options.ts';
import { alterTable, ownName, targetOf } from './table-target.ts';

const TYPES: Readonly<Record<string, DropConstraint['type']>> = {
  'primary key': 'primary',
  'unique constraint': 'unique',
  'foreign key': 'foreignkey',
  'check constraint': 'check',
};

/** Properties of the index behind a constraint. */
const OF_INDEX = [
  'options',
  'tablespace',
  'clustered',
  'replicaIdentity',
  'indexComment',
  'triggersDisabled',
];

export function addConstraint(object: CatalogObject, closing: Closing): readonly Operation[] {
  return [...creation(object, closing), ...constraintExtras(object, closing)];
}

/** What a constraint needs beside its definition. */
export function constraintExtras(object: CatalogObject, closing: Closing): readonly Operation[] {
  const bare = { ...object, definition: {} };
  return alterConstraint({ before: bare, after: object, properties: new Set(OF_INDEX) }, closing);
}

export function dropConstraint(object: CatalogObject, closing: Closing): readonly Operation[] {
  const existing = constraintData(object, closing);
  return [
    {
      op: 'dropConstraint',
      name: ownName(object),
      ...targetOf(object),
      ...(TYPES[object.kind] === undefined ? {} : { type: TYPES[object.kind] ?? null }),
      ...(existing === undefined ? {} : { existingConstraint: existing }),
    },
  ];
}

export function recreatesConstraint(change: Alteration): boolean {
  const { before, after, properties } = change;
  if (properties.has('valid') && before.definition['valid'] === false) return true;
  if (!properties.has('definition')) return false;
  return !isValidated(change) && !isOnlyDeferral(before, after);
}

export function alterConstraint(change: Alteration, closing: Closing): readonly Operation[] {
  const { before, after, properties } = change;
  const table = alterTable(after, closing);
  const name = lastPart(after.name);
  const index = closing.sql(indexName(after));
  const isSet = (property: string): boolean =>
    properties.has(property) && after.definition[property] !== undefined;
  return executeAll([
    ...(properties.has('definition')
      ? isValidated(change)
        ? [`${table} VALIDATE CONSTRAINT ${name}`]
        : [`${table} ALTER CONSTRAINT ${name} ${deferralOf(after) || 'NOT DEFERRABLE'}`]
      : []),
    ...optionChanges(list(before, 'options'), list(after, 'options')).map(
      (options) => `ALTER INDEX ${index} ${options}`,
    ),
    ...(properties.has('tablespace') && text(before, 'tablespace') !== text(after, 'tablespace')
      ? [`ALTER INDEX ${index} SET TABLESPACE ${text(after, 'tablespace') || 'pg_default'}`]
      : []),
    ...(isSet('clustered') ? [`${table} CLUSTER ON ${name}`] : []),
    ...(properties.has('clustered') &&
    endsClustering(after, closing) &&
    before.definition['clustered'] === true
      ? [`${table} SET WITHOUT CLUSTER`]
      : []),
    ...(isSet('replicaIdentity') ? [`${table} REPLICA IDENTITY USING INDEX ${name}`] : []),
    ...(properties.has('indexComment') && text(before, 'indexComment') !== text(after, 'indexComment')
      ? [
          `COMMENT ON INDEX ${index} IS ${literal((after.definition['indexComment'] ?? null) as string | null)}`,
        ]
      : []),
    ...(properties.has('triggersDisabled') &&
    before.definition['triggersDisabled'] !== after.definition['triggersDisabled']
      ? [switchTriggers(after, closing)]
      : []),
  ]);
}

function creation(object: CatalogObject, closing: Closing): readonly Operation[] {
  const constraint = constraintData(object, closing);
  const operation = constraint === undefined ? undefined : operationOf(constraint, object);
  if (operation !== undefined) return [operation];
  return [
    execute(
      `${alterTable(object, closing)} ADD CONSTRAINT ${lastPart(object.name)} ${closing.sql(text(object, 'definition'))}`,
    ),
  ];
}

function operationOf(constraint: Constraint, object: CatalogObject): Operation | undefined {
  const target = targetOf(object);
  const name = constraint.name ?? null;
  switch (constraint.kind) {
    case 'primaryKey': {
      // The operation has no word for further columns in the index.
      if (constraint.dialectOptions !== undefined) return undefined;
      const { kind: _kind, ...rest } = constraint;
      return { op: 'createPrimaryKey', ...target, ...rest, name };
    }
    case 'unique': {
      const { kind: _kind, ...rest } = constraint;
      return { op: 'createUniqueConstraint', ...target, ...rest, name };
    }
    case 'check': {
      const { kind: _kind, sqltext, ...rest } = constraint;
      return { op: 'createCheckConstraint', ...target, ...rest, name, condition: sqltext };
    }
    case 'exclude': {
      const { kind: _kind, ...rest } = constraint;
      return { op: 'createExcludeConstraint', ...target, ...rest, name };
    }
    case 'foreignKey': {
      const {
        kind: _kind,
        columns,
        refTable,
        refSchema,
        refColumns,
        useAlter: _useAlter,
        ...rest
      } = constraint;
      const { table, schema } = tableTarget(holder(object.name));
      return {
        op: 'createForeignKey',
        ...rest,
        name,
        sourceTable: table,
        ...(schema === undefined ? {} : { sourceSchema: schema }),
        referentTable: refTable,
        ...(refSchema === undefined ? {} : { referentSchema: refSchema }),
        localCols: columns,
        remoteCols: refColumns,
      };
    }
  }
}

const DEFERRAL = / (DEFERRABLE(?: INITIALLY DEFERRED)?)$/;

function deferralOf(object: CatalogObject): string {
  return DEFERRAL.exec(text(object, 'definition'))?.[1] ?? '';
}

function isOnlyDeferral(before: CatalogObject, after: CatalogObject): boolean {
  const bare = (object: CatalogObject): string => text(object, 'definition').replace(DEFERRAL, '');
  return after.kind === 'foreign key' && bare(before) === bare(after);
}

function isValidated({ before, after }: Alteration): boolean {
  return text(before, 'definition') === `${text(after, 'definition')} NOT VALID`;
}

/** The index of a constraint has its name, and its table's schema. */
function indexName({ name }: CatalogObject): string {
  const [schema = ''] = nameParts(name);
  return `${schema}.${lastPart(name)}`;
}

/** Foreign keys are enforced by triggers whose names nobody chooses. */
function switchTriggers(object: CatalogObject, closing: Closing): string {
  const verb = object.definition['triggersDisabled'] === true ? 'DISABLE' : 'ENABLE';
  const table = closing.sql(holder(object.name));
  return `DO $$
DECLARE
  found record;
BEGIN
  FOR found IN
    SELECT tgrelid::regclass AS relation, tgname FROM pg_trigger
    WHERE tgconstraint = (SELECT oid FROM pg_constraint
      WHERE conrelid = ${literal(table)}::regclass AND conname = ${literal(ownName(object))})
  LOOP
    EXECUTE format('ALTER TABLE %s ${verb} TRIGGER %I', found.relation, found.tgname);
  END LOOP;
END $$`;
}
