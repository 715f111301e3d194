import { migError } from '../../../../errors/index.ts';
import {
  describe,
  type AddAttribute,
  type AddDomainConstraint,
  type AddEnumValue,
  type AlterAttribute,
  type AlterDomain,
  type CreateCompositeType,
  type CreateDomain,
  type CreateEnum,
  type DropAttribute,
  type DropCompositeType,
  type DropDomain,
  type DropDomainConstraint,
  type DropEnum,
  type DropEnumValue,
  type RenameEnumValue,
  type ReorderEnum,
  type ValidateDomainConstraint,
} from '../../../../operations/index.ts';
import {
  nameText,
  type Attribute,
  type DomainConstraint,
  type Identifier,
} from '../../../../schema/index.ts';
import {
  join,
  nothing,
  qualified,
  sql,
  type CompileContext,
  type CompileTable,
  type Sql,
  type SqlWriter,
  verbatim,
  words,
  dropStatement,
  given,
  when,
} from '../../../standard/index.ts';
import { quote } from '../quote.ts';
import { defaultText, finish } from './parts.ts';

// Enums, domains and composite types.

interface Placed {
  readonly schema?: Identifier | null;
}

function list(values: readonly string[], writer: SqlWriter): Sql {
  return join(
    values.map((value) => writer.text(value)),
    ', ',
  );
}

function createEnum({ enum: type }: CreateEnum, { writer }: CompileContext): readonly Sql[] {
  const { name, schema, values } = type;
  return [
    sql`CREATE TYPE ${qualified(writer, name, schema)} AS ENUM (${list(values, writer)})`,
    ...finish({ kind: 'enum', name, schema: schema ?? null }, type, writer),
  ];
}

function alterEnum(operation: { readonly enum: Identifier } & Placed, writer: SqlWriter): Sql {
  return sql`ALTER TYPE ${qualified(writer, operation.enum, operation.schema)}`;
}

function addEnumValue(operation: AddEnumValue, { writer }: CompileContext): readonly Sql[] {
  const { value, position = 'last', ifNotExists } = operation;
  const place =
    position === 'last'
      ? nothing
      : 'before' in position
        ? sql`BEFORE ${writer.text(position.before)}`
        : sql`AFTER ${writer.text(position.after)}`;
  return [
    words(
      sql`${alterEnum(operation, writer)} ADD VALUE`,
      when(ifNotExists, 'IF NOT EXISTS'),
      writer.text(value),
      place,
    ),
  ];
}

function renameEnumValue(operation: RenameEnumValue, { writer }: CompileContext): readonly Sql[] {
  const { value, newValue } = operation;
  return [
    sql`${alterEnum(operation, writer)} RENAME VALUE ${writer.text(value)} TO ${writer.text(newValue)}`,
  ];
}

function dropEnumValue(operation: DropEnumValue, context: CompileContext): readonly Sql[] {
  const { value, replaceBy, existingValues } = operation;
  if (existingValues?.includes(value) === false)
    throw migError('MIG_OPERATION_INVALID', {
      operation: describe(operation),
      problem: 'it is not among the existing values',
    });
  const values = existingValues?.filter((item) => item !== value);
  return swap(operation, { values, value, ...(replaceBy === undefined ? {} : { replaceBy }) }, context);
}

function reorderEnum(operation: ReorderEnum, context: CompileContext): readonly Sql[] {
  return swap(operation, { values: operation.values }, context);
}

interface Swap {
  readonly values: readonly string[] | undefined;
  readonly value?: string;
  readonly replaceBy?: string;
}

/**
 * The type anew, by what the operation says of its columns. A row with a value that is gone makes the server refuse.
 * @throws MIG_OPERATION_NEEDS_DATABASE
 */
function swap(
  operation: DropEnumValue | ReorderEnum,
  { values, value, replaceBy }: Swap,
  { writer }: CompileContext,
): readonly Sql[] {
  const { enum: name, schema, columns } = operation;
  if (columns === undefined || values === undefined)
    throw migError('MIG_OPERATION_NEEDS_DATABASE', {
      operation: describe(operation),
      problem: 'the type is made anew, and it is not said which columns have it (columns, existingValues)',
    });
  const target = qualified(writer, name, schema);
  const old: Identifier = `${nameText(name)}_old`;
  const alterations = columns.flatMap((column) => {
    const table = qualified(writer, column.table, column.schema);
    const own = writer.identifier(column.column);
    const suffix = verbatim(column.array ? '[]' : '');
    const alter = sql`ALTER TABLE ${table} ALTER COLUMN ${own}`;
    const replaced =
      value === undefined || replaceBy === undefined
        ? []
        : [
            column.array
              ? sql`UPDATE ${table} SET ${own} = array_replace(${own}, ${writer.text(value)}, ${writer.text(replaceBy)}) WHERE ${writer.text(value)} = ANY (${own})`
              : sql`UPDATE ${table} SET ${own} = ${writer.text(replaceBy)} WHERE ${own} = ${writer.text(value)}`,
          ];
    return [
      ...replaced,
      ...(column.default === undefined ? [] : [sql`${alter} DROP DEFAULT`]),
      sql`${alter} TYPE ${target}${suffix} USING ${own}::text${suffix}::${target}${suffix}`,
      ...(column.default === undefined ? [] : [sql`${alter} SET DEFAULT ${verbatim(column.default)}`]),
    ];
  });
  return [
    sql`ALTER TYPE ${target} RENAME TO ${writer.identifier(old)}`,
    sql`CREATE TYPE ${target} AS ENUM (${list(values, writer)})`,
    ...alterations,
    sql`DROP TYPE ${qualified(writer, old, schema)}`,
  ];
}

function createDomain({ domain }: CreateDomain, { writer }: CompileContext): readonly Sql[] {
  const { name, schema, type, collation, notNull, constraints = [] } = domain;
  const target = qualified(writer, name, schema);
  // A constraint that is not validated cannot be made with the domain.
  const inline = constraints.filter((constraint) => !constraint.notValid);
  const later = constraints.filter((constraint) => constraint.notValid);
  return [
    words(
      sql`CREATE DOMAIN ${target} AS ${writer.type(type, schema)}`,
      given(collation, (text) => verbatim(`COLLATE ${quote(text)}`)),
      given(domain.default, (value) => sql`DEFAULT ${defaultText(value)}`),
      when(notNull, 'NOT NULL'),
      ...inline.map((constraint) => domainConstraint(constraint, writer)),
    ),
    ...later.map((constraint) => sql`ALTER DOMAIN ${target} ADD ${domainConstraint(constraint, writer)}`),
    ...finish({ kind: 'domain', name, schema: schema ?? null }, domain, writer),
  ];
}

function domainConstraint({ name, check, notValid }: DomainConstraint, writer: SqlWriter): Sql {
  return words(
    name === undefined ? nothing : sql`CONSTRAINT ${writer.identifier(name)}`,
    sql`CHECK (${verbatim(check)})`,
    when(notValid, 'NOT VALID'),
  );
}

function onDomain(operation: { readonly domain: Identifier } & Placed, writer: SqlWriter): Sql {
  return sql`ALTER DOMAIN ${qualified(writer, operation.domain, operation.schema)}`;
}

function alterDomain(operation: AlterDomain, { writer }: CompileContext): readonly Sql[] {
  const target = onDomain(operation, writer);
  const { default: value, notNull } = operation;
  return [
    ...(value === undefined
      ? []
      : [value === null ? sql`${target} DROP DEFAULT` : sql`${target} SET DEFAULT ${defaultText(value)}`]),
    ...(notNull === undefined ? [] : [sql`${target} ${verbatim(notNull ? 'SET' : 'DROP')} NOT NULL`]),
  ];
}

function addDomainConstraint(operation: AddDomainConstraint, { writer }: CompileContext): readonly Sql[] {
  return [sql`${onDomain(operation, writer)} ADD ${domainConstraint(operation.constraint, writer)}`];
}

function dropDomainConstraint(operation: DropDomainConstraint, { writer }: CompileContext): readonly Sql[] {
  return [
    words(
      sql`${onDomain(operation, writer)} DROP CONSTRAINT`,
      when(operation.ifExists, 'IF EXISTS'),
      writer.identifier(operation.name),
    ),
  ];
}

function validateDomainConstraint(
  operation: ValidateDomainConstraint,
  { writer }: CompileContext,
): readonly Sql[] {
  return [sql`${onDomain(operation, writer)} VALIDATE CONSTRAINT ${writer.identifier(operation.name)}`];
}

function createCompositeType(
  { compositeType }: CreateCompositeType,
  { writer }: CompileContext,
): readonly Sql[] {
  const { name, schema, attributes } = compositeType;
  const written = attributes.map((item) => attribute(item, schema, writer));
  return [
    sql`CREATE TYPE ${qualified(writer, name, schema)} AS (${join(written, ', ')})`,
    ...finish({ kind: 'compositeType', name, schema: schema ?? null }, compositeType, writer),
  ];
}

function attribute(
  { name, type, collation }: Attribute,
  schema: Identifier | null | undefined,
  writer: SqlWriter,
): Sql {
  return words(
    writer.identifier(name),
    writer.type(type, schema),
    given(collation, (text) => verbatim(`COLLATE ${quote(text)}`)),
  );
}

function onComposite(operation: { readonly compositeType: Identifier } & Placed, writer: SqlWriter): Sql {
  return sql`ALTER TYPE ${qualified(writer, operation.compositeType, operation.schema)}`;
}

function addAttribute(operation: AddAttribute, { writer }: CompileContext): readonly Sql[] {
  const written = attribute(operation.attribute, operation.schema, writer);
  return [sql`${onComposite(operation, writer)} ADD ATTRIBUTE ${written}`];
}

function dropAttribute(operation: DropAttribute, { writer }: CompileContext): readonly Sql[] {
  return [
    words(
      sql`${onComposite(operation, writer)} DROP ATTRIBUTE`,
      when(operation.ifExists, 'IF EXISTS'),
      writer.identifier(operation.attribute),
    ),
  ];
}

function alterAttribute(operation: AlterAttribute, { writer }: CompileContext): readonly Sql[] {
  const target = onComposite(operation, writer);
  const own = writer.identifier(operation.attribute);
  const { type, newName, schema } = operation;
  return [
    ...(type === undefined ? [] : [sql`${target} ALTER ATTRIBUTE ${own} TYPE ${writer.type(type, schema)}`]),
    ...(newName === undefined
      ? []
      : [sql`${target} RENAME ATTRIBUTE ${own} TO ${writer.identifier(newName)}`]),
  ];
}

export const typeStatements = {
  createEnum,
  dropEnum: (operation: DropEnum, { writer }: CompileContext) =>
    dropStatement('TYPE', qualified(writer, operation.enum, operation.schema), operation),
  addEnumValue,
  renameEnumValue,
  dropEnumValue,
  reorderEnum,
  createDomain,
  dropDomain: (operation: DropDomain, { writer }: CompileContext) =>
    dropStatement('DOMAIN', qualified(writer, operation.domain, operation.schema), operation),
  alterDomain,
  addDomainConstraint,
  dropDomainConstraint,
  validateDomainConstraint,
  createCompositeType,
  dropCompositeType: (operation: DropCompositeType, { writer }: CompileContext) =>
    dropStatement('TYPE', qualified(writer, operation.compositeType, operation.schema), operation),
  addAttribute,
  dropAttribute,
  alterAttribute,
} satisfies Partial<CompileTable>;
