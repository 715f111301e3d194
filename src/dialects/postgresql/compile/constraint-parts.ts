import {
  withoutMark,
  type ColumnCheck,
  type Constraint,
  type ExcludeConstraint,
} from '../../../schema/index.ts';
import {
  accessMethod,
  assertKnownOptions,
  deferral,
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

/** `EXCLUDE USING gist (a WITH &&) WHERE (…)`; no naming convention names it. */
export function excludeClause(constraint: ExcludeConstraint): Sql {
  const { name, elements, using, where } = constraint;
  const pairs = elements.map((element) => {
    const subject = 'column' in element ? identifier(element.column) : verbatim(element.text);
    return sql`${subject} WITH ${verbatim(element.op)}`;
  });
  const condition = where == null ? undefined : typeof where === 'string' ? where : where.text;
  return words(
    name == null ? nothing : sql`CONSTRAINT ${identifier(withoutMark(name))}`,
    sql`EXCLUDE USING ${accessMethod(using ?? 'gist')} (${join(pairs, ', ')})`,
    condition === undefined ? nothing : sql`WHERE (${verbatim(condition)})`,
    deferral(constraint),
  );
}
