import type { Connection } from '../../src/dialects/index.ts';

/** SHOW CREATE of everything in the session's database, AUTO_INCREMENT counters out: what a snapshot has to see. */
export async function showCreateAll(connection: Connection): Promise<string> {
  const names = await connection.query<{ kind: string; name: string }>(
    `select case table_type when 'VIEW' then 'view' when 'SEQUENCE' then 'sequence' else 'table' end as kind, table_name as name
     from information_schema.tables where table_schema = database()
     union all select 'trigger', trigger_name from information_schema.triggers where trigger_schema = database()
     union all select lower(routine_type), routine_name from information_schema.routines where routine_schema = database()
     union all select 'event', event_name from information_schema.events where event_schema = database()
     order by 1, 2`,
  );
  const texts: string[] = [];
  for (const { kind, name } of names) {
    const [row = {}] = await connection.query<Record<string, unknown>>(
      `show create ${kind} \`${name.replaceAll('`', '``')}\``,
    );
    const { Created: _created, ...rest } = row;
    texts.push(JSON.stringify(rest).replace(/ AUTO_INCREMENT=\d+/, ''));
  }
  return texts.join('\n');
}
