import { isMigError } from '../../../errors/index.ts';
import type { Connection } from '../../contract.ts';
import { inQuotes } from '../compile/index.ts';
import type { Row } from './other-objects.ts';
import { problemOf } from './problem-of.ts';
import { pieces, wordOf } from './sql-text.ts';

/**
 * Why views can no longer be read, by name. One query when all can; it is asked of each only when one cannot.
 *
 * @param catalog before their names, with its dot
 */
export async function invalidViews(
  connection: Connection,
  views: readonly string[],
  catalog = '',
): Promise<ReadonlyMap<string, string>> {
  const problems = new Map<string, string>();
  const probe = (view: string): string => `exists (select 1 from ${catalog}${inQuotes(view)} limit 0)`;
  for (let from = 0; from < views.length; from += PROBES_AT_ONCE) {
    const part = views.slice(from, from + PROBES_AT_ONCE);
    if ((await problemOf(connection, `explain select ${part.map(probe).join(', ')}`)) === undefined) continue;
    for (const view of part) {
      const problem = await problemOf(connection, `explain select ${probe(view)}`);
      if (problem !== undefined) problems.set(view, problem);
    }
  }
  return problems;
}

const PROBES_AT_ONCE = 100;

/** Why triggers can no longer act, by name: each is compiled with a statement that would set it off, and that is not run. */
export async function invalidTriggers(
  connection: Connection,
  triggers: readonly Row[],
): Promise<ReadonlyMap<string, string>> {
  const problems = new Map<string, string>();
  const asked = new Map<string, string | undefined>();
  for (const trigger of triggers) {
    const statement = await settingOff(connection, trigger);
    if (statement === undefined) continue;
    if (!asked.has(statement)) asked.set(statement, await problemOf(connection, statement));
    const problem = asked.get(statement);
    if (problem !== undefined) problems.set(trigger.name, problem);
  }
  return problems;
}

/** `undefined` on a view that cannot be read itself. */
async function settingOff(
  connection: Connection,
  { sql, tbl_name: table }: Row,
): Promise<string | undefined> {
  const list = pieces(sql);
  const at = list.findIndex((piece) => /^(DELETE|INSERT|UPDATE)$/.test(wordOf(piece)));
  const target = inQuotes(table);
  if (wordOf(list[at]) === 'INSERT') return `explain insert into ${target} default values`;
  if (wordOf(list[at]) === 'DELETE') return `explain delete from ${target}`;
  const column = wordOf(list[at + 1]) === 'OF' ? list[at + 2]?.text : await firstColumn(connection, table);
  return column === undefined ? undefined : `explain update ${target} set ${column} = ${column}`;
}

async function firstColumn(connection: Connection, table: string): Promise<string | undefined> {
  try {
    const [row] = await connection.query<{ name: string }>(
      'select name from pragma_table_xinfo(?) where hidden = 0 limit 1',
      [table],
    );
    return row === undefined ? undefined : inQuotes(row.name);
  } catch (error) {
    if (isMigError(error)) return undefined;
    throw error;
  }
}
