import { sameName, type Deferral, type Identifier, type Table } from '../../../schema/index.ts';

type Target = Deferral & { readonly refSchema?: Identifier | null; readonly useAlter?: boolean };

/**
 * The table with its foreign keys as SQLite takes them: they lead to tables of the same schema (an attached database), which
 * must not be named. One that leads elsewhere cannot be written and is left out.
 * @see https://sqlite.org/foreignkeys.html
 */
export function withLocalForeignKeys(table: Table): Table {
  const isLocal = ({ refSchema }: Target): boolean => sameName(refSchema ?? null, table.schema ?? null);
  return {
    ...table,
    columns: table.columns.map((column) =>
      column.foreignKeys === undefined
        ? column
        : { ...column, foreignKeys: column.foreignKeys.filter(isLocal).map(localKey) },
    ),
    ...(table.constraints === undefined
      ? {}
      : {
          constraints: table.constraints
            .filter((item) => item.kind !== 'foreignKey' || isLocal(item))
            .map((item) => (item.kind === 'foreignKey' ? localKey(item) : item)),
        }),
  };
}

/** Written with its table always, for a table may refer to one that comes later; INITIALLY cannot stand alone. */
export function localKey<T extends Target>({ refSchema: _schema, useAlter: _useAlter, ...key }: T): T {
  const { deferrable, initially } = key;
  const told = deferrable === undefined && initially != null;
  return { ...key, ...(told ? { deferrable: /^deferred$/i.test(initially) } : {}) } as T;
}
