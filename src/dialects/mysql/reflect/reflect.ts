import type { Table } from '../../../schema/index.ts';
import type { Connection, Reflection, ReflectOptions, Remark } from '../../contract.ts';
import type { Flavour } from '../compile/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { keyOf, takeTables } from '../snapshot/index.ts';
import { readSequence } from './read-sequence.ts';
import { readTable } from './read-table.ts';

/**
 * Tables of the session's database, or of the one that is given as their schema, with its sequences; when tables are named,
 * those alone. One SHOW CREATE for each of them: the views of the catalog leave out too much.
 */
export function createReflect(
  flavour: Flavour,
): (connection: Connection, options?: ReflectOptions) => Promise<Reflection> {
  return async (connection, { tables, schema } = {}) => {
    const { objects } = await takeTables(connection, { database: schema, tables });
    const all = Object.values(objects);
    const childrenOf = (key: string): readonly CatalogObject[] => children.get(key) ?? [];
    const children = new Map<string, CatalogObject[]>();
    for (const object of all)
      if (object.parent !== undefined) children.set(object.parent, [...childrenOf(object.parent), object]);
    const remarks: Remark[] = [];
    const read = all.flatMap((object): readonly Table[] => {
      if (object.kind !== 'table') return [];
      const reading = readTable(object, childrenOf(keyOf(object)), flavour);
      remarks.push(...reading.remarks);
      return [schema === undefined ? reading.table : inSchema(reading.table, schema)];
    });
    const sequences = all.flatMap((object) => {
      if (object.kind !== 'sequence' || tables !== undefined) return [];
      const reading = readSequence(object);
      remarks.push(...reading.remarks);
      return [reading.sequence];
    });
    return {
      metadata: { tables: read, ...(sequences.length === 0 ? {} : { sequences }) },
      remarks: remarks.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)),
    };
  };
}

/** References without a database are to its own. */
function inSchema({ name, constraints, ...rest }: Table, schema: string): Table {
  return {
    name,
    schema,
    ...rest,
    ...(constraints === undefined
      ? {}
      : {
          constraints: constraints.map((item) =>
            item.kind === 'foreignKey' ? { ...item, refSchema: item.refSchema ?? schema } : item,
          ),
        }),
  };
}
