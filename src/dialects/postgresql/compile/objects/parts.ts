import type { Identifier, ObjectReference, SqlText } from '../../../../schema/index.ts';
import { join, qualified, sql, type Sql, type SqlWriter, verbatim } from '../../../standard/index.ts';
import { literal } from '../literal.ts';
import { quote } from '../quote.ts';

const ROLE_WORDS = /^(public|current_user|current_role|session_user)$/i;

/** A role; `PUBLIC` and its like are keywords. */
export function role(name: string): Sql {
  return verbatim(ROLE_WORDS.test(name) ? name.toUpperCase() : quote(name));
}

export function roles(names: readonly string[]): Sql {
  return join(names.map(role), ', ');
}

/** A default that is a literal or SQL. */
export function defaultText(value: string | SqlText): Sql {
  return verbatim(typeof value === 'string' ? literal(value) : value.text);
}

/** Words of COMMENT ON, ALTER and DROP, before the name. */
const WORDS: Readonly<Record<ObjectReference['kind'], string>> = {
  schema: 'SCHEMA',
  extension: 'EXTENSION',
  enum: 'TYPE',
  domain: 'DOMAIN',
  compositeType: 'TYPE',
  sequence: 'SEQUENCE',
  table: 'TABLE',
  view: 'VIEW',
  materializedView: 'MATERIALIZED VIEW',
  index: 'INDEX',
  event: 'EVENT',
  column: 'COLUMN',
  constraint: 'CONSTRAINT',
  trigger: 'TRIGGER',
  policy: 'POLICY',
  domainConstraint: 'CONSTRAINT',
  function: 'FUNCTION',
  procedure: 'PROCEDURE',
};

/** An object as COMMENT ON and ALTER … OWNER name it: `VIEW app.v`, `TRIGGER touch ON app.person`. */
export function designation(object: ObjectReference, writer: SqlWriter): Sql {
  const phrase = verbatim(WORDS[object.kind]);
  const name = (identifier: Identifier): Sql => qualified(writer, identifier, object.schema ?? null);
  switch (object.kind) {
    case 'column':
      return sql`${phrase} ${name(object.table)}.${writer.identifier(object.name)}`;
    case 'constraint':
    case 'trigger':
    case 'policy':
      return sql`${phrase} ${writer.identifier(object.name)} ON ${name(object.table)}`;
    case 'domainConstraint':
      return sql`${phrase} ${writer.identifier(object.name)} ON DOMAIN ${name(object.domain)}`;
    case 'function':
    case 'procedure':
      return sql`${phrase} ${routineName(object, writer)}`;
    default:
      return sql`${phrase} ${name(object.name)}`;
  }
}

/** `app.add(integer, integer)`; without parentheses when the arguments are not known. */
export function routineName(
  routine: {
    readonly name: Identifier;
    readonly schema?: Identifier | null | undefined;
    readonly arguments?: readonly string[] | undefined;
  },
  writer: SqlWriter,
): Sql {
  const name = qualified(writer, routine.name, routine.schema ?? null);
  if (routine.arguments === undefined) return name;
  return sql`${name}(${verbatim(routine.arguments.join(', '))})`;
}

/** COMMENT ON and ALTER … OWNER TO of an object that was just made. */
export function finish(
  object: ObjectReference,
  { comment, owner }: { readonly comment?: string | undefined; readonly owner?: string | undefined },
  writer: SqlWriter,
): readonly Sql[] {
  const target = designation(object, writer);
  return [
    ...(owner === undefined ? [] : [sql`ALTER ${target} OWNER TO ${role(owner)}`]),
    ...(comment === undefined ? [] : [commentStatement(object, comment, writer)]),
  ];
}

export function commentStatement(object: ObjectReference, comment: string | null, writer: SqlWriter): Sql {
  return sql`COMMENT ON ${designation(object, writer)} IS ${comment === null ? verbatim('NULL') : writer.text(comment)}`;
}
