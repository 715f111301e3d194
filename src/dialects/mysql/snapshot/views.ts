import type { Connection } from '../../contract.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { inBackticks } from '../compile/index.ts';
import { displayName } from './names.ts';
import { withoutDatabase, withoutDefiner } from './sql-text.ts';

const VIEW =
  /^CREATE (?:ALGORITHM=(\w+) )?(?:DEFINER=(\S+) )?(?:SQL SECURITY (\w+) )?VIEW (?:`(?:[^`]|``)+`\.?)+ (?:\(.*?\) )?AS (.*?)(?: WITH (CASCADED|LOCAL) CHECK OPTION)?$/s;

interface CheckRow {
  readonly Table: string;
  readonly Msg_type: string;
  readonly Msg_text: string;
}

/**
 * All views. That a view can still be run is part of it: what it selects from may be gone.
 * @see https://dev.mysql.com/doc/refman/9.7/en/check-table.html
 */
export async function viewObjects(
  connection: Connection,
  database: string,
  names: readonly string[],
): Promise<readonly CatalogObject[]> {
  if (names.length === 0) return [];
  const problems = await invalidViews(connection, names);
  const outputs = await viewColumns(connection);
  const objects: CatalogObject[] = [];
  for (const name of names) {
    const [row = {}] = await connection.query<Record<string, string>>(
      `show create view ${inBackticks(name)}`,
    );
    const create = withoutDatabase(row['Create View'] ?? '', database);
    const [, algorithm, definer, security, definition, checkOption] = VIEW.exec(create) ?? [];
    const problem = problems.get(name);
    objects.push({
      kind: 'view',
      name: displayName(name),
      definition: {
        definition: definition ?? create,
        ...(algorithm === undefined ? {} : { algorithm }),
        ...(definer === undefined ? {} : { definer }),
        ...(security === undefined ? {} : { security }),
        ...(checkOption === undefined ? {} : { checkOption }),
        ...(problem === undefined ? {} : { invalid: problem }),
        characterSetClient: row['character_set_client'] ?? '',
        collationConnection: row['collation_connection'] ?? '',
      },
      create: withoutDefiner(create),
      output: outputs.get(name) ?? [],
    });
  }
  return objects;
}

async function invalidViews(
  connection: Connection,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await connection.query<CheckRow>(`check table ${names.map(inBackticks).join(', ')}`);
  const problems = new Map<string, string>();
  for (const { Table: table, Msg_type: type, Msg_text: text } of rows) {
    const name = table.slice(table.indexOf('.') + 1);
    if (type.toLowerCase() === 'error' && !problems.has(name)) problems.set(name, generalised(text, table));
  }
  return problems;
}

/** The name of the database says nothing about the view. */
function generalised(text: string, table: string): string {
  const database = table.slice(0, table.indexOf('.'));
  return text.replaceAll(`${database}.`, '').replaceAll(`\`${database}\`.`, '');
}

async function viewColumns(connection: Connection): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await connection.query<{ viewName: string; columnName: string; columnType: string }>(
    `select c.table_name as viewName, c.column_name as columnName, c.column_type as columnType
     from information_schema.columns c
     join information_schema.views v on v.table_schema = c.table_schema and v.table_name = c.table_name
     where c.table_schema = database() order by c.table_name, c.ordinal_position`,
  );
  const columns = new Map<string, string[]>();
  for (const { viewName, columnName, columnType } of rows)
    columns.set(viewName, [...(columns.get(viewName) ?? []), `${columnName} ${columnType}`]);
  return columns;
}
