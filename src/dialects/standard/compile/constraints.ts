import { migError } from '../../../errors/index.ts';
import type {
  CreateCheckConstraint,
  CreateExcludeConstraint,
  CreateForeignKey,
  CreatePrimaryKey,
  CreateUniqueConstraint,
  ConstraintType,
  DropConstraint,
} from '../../../operations/index.ts';
import { constraintOf, type ConstraintOperation } from '../../../operations/index.ts';
import { namedConstraint, nameText, type ConventionKind, type Identifier } from '../../../schema/index.ts';
import { constraintClause } from './constraint.ts';
import { finalName, qualified } from './names.ts';
import { nothing, sql, type Sql, verbatim, words } from './sql.ts';
import type { CompileContext } from './writer.ts';

/** `ALTER TABLE … ADD` of any constraint. */
export function addConstraint(
  operation:
    | CreatePrimaryKey
    | CreateUniqueConstraint
    | CreateCheckConstraint
    | CreateForeignKey
    | CreateExcludeConstraint,
  context: CompileContext,
): readonly Sql[] {
  const { table, schema, constraint } = constraintOf(operation satisfies ConstraintOperation);
  const target = qualified(context.writer, table, schema);
  return [sql`ALTER TABLE ${target} ADD ${constraintClause(constraint, { name: table, schema }, context)}`];
}

const TYPES: Readonly<Record<ConstraintType, ConventionKind>> = {
  primary: 'pk',
  foreignkey: 'fk',
  unique: 'uq',
  check: 'ck',
};

/** `ALTER TABLE … DROP CONSTRAINT`. @throws MIG_OPERATION_INVALID for an unknown `type` or a missing name */
export function dropConstraint(operation: DropConstraint, context: CompileContext): readonly Sql[] {
  const { table, schema, ifExists } = operation;
  return [
    words(
      sql`ALTER TABLE ${qualified(context.writer, table, schema)} DROP CONSTRAINT`,
      ifExists ? verbatim('IF EXISTS') : nothing,
      context.writer.identifier(constraintName(operation, context)),
    ),
  ];
}

/**
 * The name of a constraint to drop, as it is or as the convention made it.
 * @throws MIG_OPERATION_INVALID for an unknown `type` or a missing name
 */
export function constraintName(operation: DropConstraint, context: CompileContext): Identifier {
  const { table, type } = operation;
  if (type != null && !Object.hasOwn(TYPES, type))
    throw migError('MIG_OPERATION_INVALID', {
      operation: `drop a constraint of table ${nameText(table)}`,
      problem: `type is ${JSON.stringify(type)}, and can be ${Object.keys(TYPES).join(', ')} or null`,
    });
  const wanted = existingName(operation, type == null ? undefined : TYPES[type], context);
  if (wanted === undefined)
    throw migError('MIG_OPERATION_INVALID', {
      operation: `drop a constraint of table ${nameText(table)}`,
      problem: 'it has no name, and no naming convention gives one',
    });
  return wanted;
}

/** A name in a template of the convention, or one that the convention gave to what is known of the constraint. */
function existingName(
  { table, schema, name, existingConstraint }: DropConstraint,
  kind: ConventionKind | undefined,
  context: CompileContext,
): Identifier | undefined {
  const on = { name: table, schema };
  const known = existingConstraint && namedConstraint(existingConstraint, on);
  return finalName(context, { table, schema, columns: [], ...known, kind, name });
}
