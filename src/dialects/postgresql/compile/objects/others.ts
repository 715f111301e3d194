import { migError } from '../../../../errors/index.ts';
import {
  referenceInWords,
  type AlterExtension,
  type CreateExtension,
  type CreateSchema,
  type DropExtension,
  type DropSchema,
  type GrantDefaultPrivileges,
  type GrantPrivileges,
  type RenameObject,
  type RevokeDefaultPrivileges,
  type RevokePrivileges,
  type SetComment,
  type SetObjectSchema,
  type SetOwner,
} from '../../../../operations/index.ts';
import type { DefaultPrivileges, Grant, GrantTarget } from '../../../../schema/index.ts';
import {
  assertKnownMembers,
  nameList,
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
import { literal } from '../literal.ts';
import { commentStatement, designation, finish, role, roles, routineName } from './parts.ts';

// Schemas, extensions, privileges, and what can be done to any object.

function createSchema({ schema, ifNotExists }: CreateSchema, { writer }: CompileContext): readonly Sql[] {
  assertKnownMembers(schema, {
    known: ['name', 'owner', 'comment'],
    dialect: 'postgresql',
    operation: 'create a schema',
  });
  const { name } = schema;
  return [
    words(verbatim('CREATE SCHEMA'), when(ifNotExists, 'IF NOT EXISTS'), writer.identifier(name)),
    ...finish({ kind: 'schema', name }, schema, writer),
  ];
}

function createExtension(
  { extension, ifNotExists }: CreateExtension,
  { writer }: CompileContext,
): readonly Sql[] {
  const { name, schema, version, cascade, comment } = extension;
  return [
    words(
      verbatim('CREATE EXTENSION'),
      when(ifNotExists, 'IF NOT EXISTS'),
      writer.identifier(name),
      given(schema, (place) => sql`SCHEMA ${writer.identifier(place)}`),
      given(version, (text) => verbatim(`VERSION ${literal(text)}`)),
      when(cascade, 'CASCADE'),
    ),
    ...(comment === undefined ? [] : [commentStatement({ kind: 'extension', name }, comment, writer)]),
  ];
}

function alterExtension(
  { extension, version, schema }: AlterExtension,
  { writer }: CompileContext,
): readonly Sql[] {
  const target = sql`ALTER EXTENSION ${writer.identifier(extension)}`;
  return [
    ...(version === undefined ? [] : [sql`${target} UPDATE TO ${verbatim(literal(version))}`]),
    ...(schema === undefined ? [] : [sql`${target} SET SCHEMA ${writer.identifier(schema)}`]),
  ];
}

const PRIVILEGE = /^[A-Z]+( [A-Z]+)*$/;

function privilegeList(
  { privileges, columns }: Pick<Grant, 'privileges' | 'columns'>,
  writer: SqlWriter,
): Sql {
  const suffix = columns === undefined ? nothing : sql` (${nameList(writer, columns)})`;
  const names = privileges.map((privilege) => {
    if (!PRIVILEGE.test(privilege))
      throw migError('MIG_OPERATION_INVALID', {
        operation: 'write privileges',
        problem: `${JSON.stringify(privilege)} is none`,
      });
    return `${privilege === 'ALL' ? 'ALL PRIVILEGES' : privilege}${suffix.sql}`;
  });
  return verbatim(names.join(', '));
}

const TARGETS: Readonly<Record<GrantTarget['kind'], string>> = {
  table: 'TABLE',
  sequence: 'SEQUENCE',
  domain: 'DOMAIN',
  type: 'TYPE',
  schema: 'SCHEMA',
  language: 'LANGUAGE',
  foreignDataWrapper: 'FOREIGN DATA WRAPPER',
  foreignServer: 'FOREIGN SERVER',
  function: 'FUNCTION',
  procedure: 'PROCEDURE',
  allTables: 'ALL TABLES IN SCHEMA',
  allSequences: 'ALL SEQUENCES IN SCHEMA',
  allFunctions: 'ALL FUNCTIONS IN SCHEMA',
};

function grantTarget(on: GrantTarget, writer: SqlWriter): Sql {
  const phrase = verbatim(TARGETS[on.kind]);
  if (!('name' in on)) return sql`${phrase} ${writer.identifier(on.schema)}`;
  if (on.kind === 'function' || on.kind === 'procedure') return sql`${phrase} ${routineName(on, writer)}`;
  return sql`${phrase} ${qualified(writer, on.name, 'schema' in on ? on.schema : null)}`;
}

function grant({ grant: given_ }: GrantPrivileges, { writer }: CompileContext): readonly Sql[] {
  return [
    words(
      sql`GRANT ${privilegeList(given_, writer)} ON ${grantTarget(given_.on, writer)} TO ${roles(given_.to)}`,
      when(given_.withGrantOption, 'WITH GRANT OPTION'),
    ),
  ];
}

function revoke({ grant: taken, cascade }: RevokePrivileges, { writer }: CompileContext): readonly Sql[] {
  return [
    words(
      verbatim('REVOKE'),
      when(taken.withGrantOption, 'GRANT OPTION FOR'),
      sql`${privilegeList(taken, writer)} ON ${grantTarget(taken.on, writer)} FROM ${roles(taken.to)}`,
      when(cascade, 'CASCADE'),
    ),
  ];
}

function byDefault(
  { privileges, on, to, forRole, inSchema, withGrantOption }: DefaultPrivileges,
  verb: 'GRANT' | 'REVOKE',
  writer: SqlWriter,
): readonly Sql[] {
  return [
    words(
      verbatim('ALTER DEFAULT PRIVILEGES'),
      given(forRole, (name) => sql`FOR ROLE ${role(name)}`),
      given(inSchema, (name) => sql`IN SCHEMA ${writer.identifier(name)}`),
      verbatim(verb),
      when(verb === 'REVOKE' && withGrantOption, 'GRANT OPTION FOR'),
      sql`${privilegeList({ privileges }, writer)} ON ${verbatim(on.toUpperCase())}`,
      sql`${verbatim(verb === 'GRANT' ? 'TO' : 'FROM')} ${roles(to)}`,
      when(verb === 'GRANT' && withGrantOption, 'WITH GRANT OPTION'),
    ),
  ];
}

function renameObject({ object, newName }: RenameObject, { writer }: CompileContext): readonly Sql[] {
  const name = writer.identifier(newName);
  switch (object.kind) {
    case 'column':
    case 'constraint': {
      const table = qualified(writer, object.table, object.schema);
      return [
        sql`ALTER TABLE ${table} RENAME ${verbatim(object.kind.toUpperCase())} ${writer.identifier(object.name)} TO ${name}`,
      ];
    }
    case 'domainConstraint':
      return [
        sql`ALTER DOMAIN ${qualified(writer, object.domain, object.schema)} RENAME CONSTRAINT ${writer.identifier(object.name)} TO ${name}`,
      ];
    default:
      return [sql`ALTER ${designation(object, writer)} RENAME TO ${name}`];
  }
}

function setObjectSchema({ object, newSchema }: SetObjectSchema, { writer }: CompileContext): readonly Sql[] {
  if ('table' in object || 'domain' in object || object.kind === 'schema' || object.kind === 'index')
    throw migError('MIG_OPERATION_INVALID', {
      operation: `move ${referenceInWords(object)}`,
      problem: 'it has no schema of its own',
    });
  return [sql`ALTER ${designation(object, writer)} SET SCHEMA ${writer.identifier(newSchema)}`];
}

export const otherStatements = {
  createSchema,
  dropSchema: (operation: DropSchema, { writer }: CompileContext) =>
    dropStatement('SCHEMA', writer.identifier(operation.schema), operation),
  createExtension,
  dropExtension: (operation: DropExtension, { writer }: CompileContext) =>
    dropStatement('EXTENSION', writer.identifier(operation.extension), operation),
  alterExtension,
  grant,
  revoke,
  grantDefaultPrivileges: ({ defaultPrivileges }: GrantDefaultPrivileges, { writer }: CompileContext) =>
    byDefault(defaultPrivileges, 'GRANT', writer),
  revokeDefaultPrivileges: ({ defaultPrivileges }: RevokeDefaultPrivileges, { writer }: CompileContext) =>
    byDefault(defaultPrivileges, 'REVOKE', writer),
  renameObject,
  setObjectSchema,
  setOwner: ({ object, owner }: SetOwner, { writer }: CompileContext) => [
    sql`ALTER ${designation(object, writer)} OWNER TO ${role(owner)}`,
  ],
  setComment: ({ object, comment }: SetComment, { writer }: CompileContext) => [
    commentStatement(object, comment, writer),
  ],
} satisfies Partial<CompileTable>;
