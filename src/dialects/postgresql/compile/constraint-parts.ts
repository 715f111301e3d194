import { migError } from '../../../errors/index.ts';
import { type ColumnCheck, type Constraint, type ExcludeConstraint } from '../../../schema/index.ts';
import {
  accessMethod,
  assertKnownOptions,
  join,
  nameList,
  nothing,
  sql,
  type Sql,
  type SqlWriter,
  verbatim,
  words,
} from '../../standard/index.ts';
import { identifier } from './quote.ts';

const OPTIONS: Readonly<Record<Constraint['kind'], readonly string[]>> = {
  primaryKey: ['postgresqlInclude'],
  unique: ['postgresqlInclude', 'postgresqlNullsNotDistinct'],
  foreignKey: ['postgresqlNotValid'],
  check: ['postgresqlNotValid'],
  exclude: [],
};

/** `NOT VALID`. */
export function constraintTail(constraint: Constraint | ColumnCheck): Sql {
  const options = 'dialectOptions' in constraint ? constraint.dialectOptions : undefined;
  assertKnownOptions(options, {
    prefix: 'postgresql',
    known: OPTIONS['kind' in constraint ? constraint.kind : 'check'],
    operation: 'write a constraint',
  });
  return options !== undefined && 'postgresqlNotValid' in options && options.postgresqlNotValid === true
    ? verbatim('NOT VALID')
    : nothing;
}

/** `NULLS NOT DISTINCT` before the columns of a unique constraint, `INCLUDE (…)` after them. */
export function uniqueModifiers(
  constraint: Constraint,
  writer: SqlWriter,
): { readonly before: Sql; readonly after: Sql } {
  if (constraint.kind !== 'unique' && constraint.kind !== 'primaryKey')
    return { before: nothing, after: nothing };
  const include = constraint.dialectOptions?.postgresqlInclude ?? [];
  const notDistinct =
    constraint.kind === 'unique' ? constraint.dialectOptions?.postgresqlNullsNotDistinct : undefined;
  return { before: nullsDistinct(notDistinct), after: includeClause(include, writer) };
}

export function nullsDistinct(notDistinct: boolean | undefined): Sql {
  if (notDistinct === undefined) return nothing;
  return verbatim(notDistinct ? 'NULLS NOT DISTINCT' : 'NULLS DISTINCT');
}

export function includeClause(columns: readonly string[], writer: SqlWriter): Sql {
  return columns.length === 0 ? nothing : sql`INCLUDE (${nameList(writer, columns)})`;
}

/** `EXCLUDE USING gist (a WITH &&) WHERE (…)` */
export function excludeDefinition({ elements, using, where }: ExcludeConstraint): Sql {
  const pairs = elements.map((element) => {
    const subject = 'column' in element ? identifier(element.column) : verbatim(element.text);
    return sql`${subject} WITH ${operator(element.op)}`;
  });
  const condition = where == null ? undefined : typeof where === 'string' ? where : where.text;
  return words(
    sql`EXCLUDE USING ${accessMethod(using ?? 'gist')} (${join(pairs, ', ')})`,
    condition === undefined ? nothing : sql`WHERE (${verbatim(condition)})`,
  );
}

/** @see https://www.postgresql.org/docs/current/sql-createoperator.html */
function operator(text: string): Sql {
  if (/^([-+*/<>=~!@#%^&|`?]+|OPERATOR\([\w.]*[-+*/<>=~!@#%^&|`?]+\))$/i.test(text)) return verbatim(text);
  throw migError('MIG_OPERATION_INVALID', {
    operation: 'write an exclusion constraint',
    problem: `${JSON.stringify(text)} is no operator`,
  });
}
