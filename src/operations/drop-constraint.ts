import {
  constraintsOfColumn,
  namedConstraint,
  nameText,
  type Column,
  type ConstraintName,
  type Constraint,
  type MetaData,
  type Table,
} from '../schema/index.ts';
import type { ConstraintOperation } from './constraint-of.ts';
import type { DropConstraint } from './data.ts';
import type { OperationDefinition } from './definition.ts';
import { compact, editTable, inWords, isNamed, noEffect } from './edit.ts';
import { operationOf } from './operation-of.ts';
import { renderMethod, renderOptions } from './render/call.ts';
import { renderConstraint } from './render/parts.ts';
import { renderValue } from './render/value.ts';

export const dropConstraint: OperationDefinition<DropConstraint, ConstraintOperation> = {
  kind: 'dropConstraint',
  reverse({ name, table, schema, existingConstraint }) {
    if (existingConstraint === undefined)
      return { irreversible: 'it is not known what the constraint was (existingConstraint)' };
    return operationOf({ ...existingConstraint, name }, { table, schema: schema ?? null });
  },
  effect(metadata, operation) {
    const described = dropConstraint.describe(operation);
    return editTable(metadata, operation, {
      operation: described,
      edit(table) {
        const changed = withoutConstraint(table, operation, metadata);
        if (changed === undefined && !operation.ifExists)
          throw noEffect(described, 'there is no such constraint');
        return changed ?? table;
      },
    });
  },
  describe: (operation) =>
    `drop constraint ${operation.name === null ? 'without name' : nameText(operation.name)} of ${inWords(operation)}`,
  renderTypeScript: ({ op, name, table, ...options }) =>
    renderMethod(op, (uses) => {
      const { existingConstraint } = options;
      const rendered =
        existingConstraint === undefined
          ? {}
          : { existingConstraint: renderConstraint(existingConstraint, uses) };
      return [renderValue(name), renderValue(table), renderOptions(options, rendered)];
    }),
};

/** Looks among the table's constraints first, then among what its columns stand for. */
function withoutConstraint(
  table: Table,
  { name, existingConstraint }: DropConstraint,
  metadata: MetaData,
): Table | undefined {
  const own = table.constraints ?? [];
  const found = own.find((item) => isMeant(item, { name, existingConstraint, table, metadata }));
  if (found !== undefined) return compact({ ...table, constraints: own.filter((item) => item !== found) });
  for (const column of table.columns) {
    const plain = withoutImplied(column, (item) =>
      isMeant(item, { name, existingConstraint, table, metadata }),
    );
    if (plain !== undefined)
      return { ...table, columns: table.columns.map((item) => (item === column ? plain : item)) };
  }
  return undefined;
}

/** Without a name on either side, the definition has to tell. */
function isMeant(
  item: Constraint,
  {
    name,
    existingConstraint,
    table,
    metadata,
  }: {
    readonly name: ConstraintName;
    readonly existingConstraint: Constraint | undefined;
    readonly table: Table;
    readonly metadata: MetaData;
  },
): boolean {
  if (name !== null) return isNamed(name, namedConstraint(item, table), metadata);
  return existingConstraint !== undefined && JSON.stringify(item) === JSON.stringify(existingConstraint);
}

/** The column without the constraint it stands for, `undefined` when it stands for no such constraint. */
function withoutImplied(column: Column, isIt: (item: Constraint) => boolean): Column | undefined {
  const implied = constraintsOfColumn(column);
  const position = implied.findIndex(isIt);
  const found = implied[position];
  if (found === undefined) return undefined;
  if (found.kind === 'unique') {
    const { unique: _unique, ...plain } = column;
    return plain;
  }
  const { foreignKeys = [], ...plain } = column;
  const gone = position - (implied.length - foreignKeys.length);
  const kept = foreignKeys.filter((_key, index) => index !== gone);
  return kept.length === 0 ? plain : { ...plain, foreignKeys: kept };
}
