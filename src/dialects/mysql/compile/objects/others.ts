import { migError } from '../../../../errors/index.ts';
import {
  describe,
  type CreateSchema,
  type DropSchema,
  type GrantPrivileges,
  type Operation,
  type RenameObject,
  type RevokePrivileges,
  type SetComment,
} from '../../../../operations/index.ts';
import type { Grant } from '../../../../schema/index.ts';
import {
  assertKnownMembers,
  given,
  join,
  nameList,
  nothing,
  qualified,
  sql,
  type CompileContext,
  type CompileTable,
  type Sql,
  type SqlWriter,
  verbatim,
  when,
  words,
} from '../../../standard/index.ts';
import type { Flavour } from '../flavour.ts';
import { account } from './account.ts';

// Databases (which SQL calls schemas), privileges, names and comments.

function createSchema(
  { schema, ifNotExists }: CreateSchema,
  { writer }: CompileContext,
  flavour: Flavour,
): readonly Sql[] {
  const commented = flavour.name === 'mariadb' ? ['comment'] : [];
  assertKnownMembers(schema, {
    known: ['name', 'charset', 'collation', ...commented],
    dialect: flavour.name,
    operation: describe({ op: 'createSchema', schema }),
  });
  const { name, charset, collation, comment } = schema;
  return [
    words(
      verbatim('CREATE SCHEMA'),
      when(ifNotExists, 'IF NOT EXISTS'),
      writer.identifier(name),
      given(charset, (text) => sql`CHARACTER SET ${writer.identifier(text)}`),
      given(collation, (text) => sql`COLLATE ${writer.identifier(text)}`),
      given(comment, (text) => sql`COMMENT ${writer.text(text)}`),
    ),
  ];
}

const PRIVILEGE = /^[A-Z]+( [A-Z]+)*$/;

function grantPhrase(operation: Operation, { privileges, columns, on }: Grant, writer: SqlWriter): Sql {
  const suffix = columns === undefined ? nothing : sql` (${nameList(writer, columns)})`;
  for (const privilege of privileges)
    if (!PRIVILEGE.test(privilege))
      throw migError('MIG_OPERATION_INVALID', {
        operation: describe(operation),
        problem: `${JSON.stringify(privilege)} is no privilege`,
      });
  const list = join(
    privileges.map((privilege) => sql`${verbatim(privilege)}${suffix}`),
    ', ',
  );
  switch (on.kind) {
    case 'table':
      return sql`${list} ON ${qualified(writer, on.name, on.schema)}`;
    case 'function':
    case 'procedure':
      return sql`${list} ON ${verbatim(on.kind.toUpperCase())} ${qualified(writer, on.name, on.schema)}`;
    case 'schema':
      return sql`${list} ON ${writer.identifier(on.name)}.*`;
    default:
      throw migError('MIG_OPERATION_UNSUPPORTED', {
        operation: describe(operation),
        dialect: writer.dialect,
        problem: 'privileges there are on tables, routines and whole databases',
      });
  }
}

function accounts(names: readonly string[]): Sql {
  return join(names.map(account), ', ');
}

function grant(operation: GrantPrivileges, { writer }: CompileContext): readonly Sql[] {
  const { grant: given_ } = operation;
  return [
    words(
      sql`GRANT ${grantPhrase(operation, given_, writer)} TO ${accounts(given_.to)}`,
      when(given_.withGrantOption, 'WITH GRANT OPTION'),
    ),
  ];
}

function revoke(operation: RevokePrivileges, { writer }: CompileContext): readonly Sql[] {
  const { grant: taken } = operation;
  const what = taken.withGrantOption
    ? { ...taken, privileges: ['GRANT OPTION'] as unknown as Grant['privileges'] }
    : taken;
  return [sql`REVOKE ${grantPhrase(operation, what, writer)} FROM ${accounts(taken.to)}`];
}

function renameObject(operation: RenameObject, { writer }: CompileContext): readonly Sql[] {
  const { object, newName } = operation;
  switch (object.kind) {
    case 'table':
    case 'view':
    case 'sequence':
      return [
        sql`RENAME TABLE ${qualified(writer, object.name, object.schema)} TO ${qualified(writer, newName, object.schema)}`,
      ];
    case 'column':
      return [
        sql`ALTER TABLE ${qualified(writer, object.table, object.schema)} RENAME COLUMN ${writer.identifier(object.name)} TO ${writer.identifier(newName)}`,
      ];
    case 'event':
      return [
        sql`ALTER EVENT ${qualified(writer, object.name, object.schema)} RENAME TO ${qualified(writer, newName, object.schema)}`,
      ];
    default:
      return unsupported(operation, writer, 'it has to be dropped and made again under the other name');
  }
}

function setComment(operation: SetComment, { writer }: CompileContext): readonly Sql[] {
  const { object, comment } = operation;
  const text = writer.text(comment ?? '');
  const name = qualified(writer, object.name, object.schema ?? null);
  switch (object.kind) {
    case 'table':
      return [sql`ALTER TABLE ${name} COMMENT ${text}`];
    case 'function':
      return [sql`ALTER FUNCTION ${name} COMMENT ${text}`];
    case 'procedure':
      return [sql`ALTER PROCEDURE ${name} COMMENT ${text}`];
    case 'event':
      return [sql`ALTER EVENT ${name} COMMENT ${text}`];
    default:
      return unsupported(
        operation,
        writer,
        'comments there are on tables, routines and events; alterColumn sets that of a column',
      );
  }
}

function unsupported(operation: Operation, { dialect }: SqlWriter, problem: string): never {
  throw migError('MIG_OPERATION_UNSUPPORTED', { operation: describe(operation), dialect, problem });
}

export function otherStatements(flavour: Flavour) {
  return {
    createSchema: (operation: CreateSchema, context: CompileContext) =>
      createSchema(operation, context, flavour),
    dropSchema: ({ schema, ifExists }: DropSchema, { writer }: CompileContext) => [
      words(verbatim('DROP SCHEMA'), when(ifExists, 'IF EXISTS'), writer.identifier(schema)),
    ],
    grant,
    revoke,
    renameObject,
    setComment,
  } satisfies Partial<CompileTable>;
}
