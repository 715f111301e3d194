import type { JsonValue } from '../../../util/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import type { MasterRow } from './catalog.ts';
import { keyProblem, type Tables } from './key-problem.ts';
import { displayName } from './names.ts';
import type { ParsedConstraint, Reference } from './parse-constraint.ts';
import type { ParsedTable } from './parse-table.ts';
import { canonical, pieces } from './sql-text.ts';

export interface TableRow {
  readonly row: MasterRow & { readonly sql: string };
  /** `undefined` when its text does not read like a CREATE TABLE. */
  readonly parsed: ParsedTable | undefined;
}

/** A table with its columns and constraints; one that cannot be read is its text. */
export function tableObjects({ row, parsed }: TableRow, tables: Tables): readonly CatalogObject[] {
  const { name, sql } = row;
  const table = { kind: 'table', name: displayName(name), create: sql };
  if (parsed === undefined) return [{ ...table, definition: { text: canonical(pieces(sql)) } }];
  const parent = `table ${table.name}`;
  const labels = constraintLabels(name, parsed);
  return [
    {
      ...table,
      definition: {
        ...(parsed.strict ? { strict: true } : {}),
        ...(parsed.withoutRowid ? { withoutRowid: true } : {}),
        columnOrder: parsed.columns.map((column) => displayName(column.name)),
        ...(parsed.constraints.length < 2
          ? {}
          : { constraintOrder: parsed.constraints.map((constraint) => labels.get(constraint) ?? '') }),
      },
    },
    ...parsed.columns.map((column): CatalogObject => {
      return { kind: 'column', name: displayName(name, column.name), parent, definition: column.definition };
    }),
    ...parsed.constraints.map((constraint): CatalogObject => {
      return {
        kind: constraint.kind,
        name: labels.get(constraint) ?? '',
        parent,
        definition: constraintDefinition(constraint, tables),
      };
    }),
  ];
}

function constraintDefinition(constraint: ParsedConstraint, tables: Tables): CatalogObject['definition'] {
  const {
    kind,
    name,
    inline,
    joined = false,
    columns,
    expression,
    onConflict,
    autoIncrement,
    references,
  } = constraint;
  return {
    ...(kind === 'check constraint' ? {} : { columns }),
    // Others are known by their name; there is one primary key, whatever it is called.
    ...(kind === 'primary key' && name !== undefined ? { name } : {}),
    ...(expression === undefined ? {} : { expression }),
    ...(autoIncrement === true ? { autoIncrement } : {}),
    ...(onConflict === undefined ? {} : { onConflict }),
    ...(references === undefined ? {} : referenceProperties(references, columns, tables)),
    ...(inline ? { inline } : {}),
    ...(joined ? { joined } : {}),
  };
}

function referenceProperties(
  { table, columns, ...rest }: Reference,
  from: readonly string[],
  tables: Tables,
): Readonly<Record<string, JsonValue>> {
  const problem = keyProblem({ table, columns, from }, tables);
  return {
    references: displayName(table),
    ...(columns === undefined ? {} : { referencedColumns: columns }),
    ...rest,
    ...(problem === undefined ? {} : { invalid: problem }),
  };
}

/**
 * How each constraint is known: by its name, else by its table and columns, so that another expression or action is a
 * change of the same constraint. Those that would be known by the same are numbered.
 */
function constraintLabels(table: string, parsed: ParsedTable): ReadonlyMap<ParsedConstraint, string> {
  const own = new Set(parsed.columns.map((column) => column.name.toLowerCase()));
  const labels = new Map<ParsedConstraint, string>();
  const taken = new Set<string>();
  for (const constraint of parsed.constraints) {
    const { kind, name, columns } = constraint;
    const names = kind === 'check constraint' ? columns.filter((column) => own.has(column)).sort() : columns;
    const label =
      kind === 'primary key'
        ? displayName(table)
        : name === undefined
          ? `${displayName(table)} (${names.join(', ')})`
          : displayName(table, name);
    let free = label;
    for (let number = 2; taken.has(`${kind} ${free}`); number += 1) free = `${label} ${number}`;
    taken.add(`${kind} ${free}`);
    labels.set(constraint, free);
  }
  return labels;
}
