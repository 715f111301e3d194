import { families } from '../../../../src/dialects/postgresql/snapshot/families.ts';
import { ofUsers, type ObjectQuery } from '../../../../src/dialects/postgresql/snapshot/family.ts';
import { withPinnedSettings } from '../../../../src/dialects/postgresql/snapshot/index.ts';
import type { Connection } from '../../../../src/dialects/index.ts';
import { describeOn } from '../../../support/databases.ts';
import { openPlayground, runScript } from '../../../support/postgres-playground.ts';
import { SETUP } from './mutations.ts';

/** Kinds that the mutations have no need of. */
const REST = `
create access method own type table handler heap_tableam_handler;
create type shell;
create view columns as select 1 as c; alter view columns alter c set default 2;
create transform for int language sql (from sql with function prsd_lextype(internal), to sql with function int4recv(internal));
create text search parser own (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
create text search template own (lexize = dsimple_lexize);
`;
const SINCE_15 = 'create publication whole for tables in schema public';

describeOn({ dialect: 'postgresql' }, (server) => {
  test('whatever a query finds is among what is looked for before it is asked', async () => {
    const playground = await openPlayground(SETUP, server.embedded ? 'embedded' : server.url);
    const copy = await playground.copy();
    const { connection } = copy;
    try {
      const version = connection.server.versionNumber;
      await runScript(connection, version < 150000 ? REST : REST + SINCE_15);
      const queries = families
        .flatMap((family) => family.queries({ version, superuser: true }))
        .filter(({ present }) => present === undefined);
      await withPinnedSettings(connection, async () => {
        for (const query of queries) {
          const { found, missed } = await count(connection, query);
          expect({ kind: query.kind, isFound: found > 0, missed }).toMatchObject({
            isFound: true,
            missed: 0,
          });
        }
      });
    } finally {
      await copy.drop();
      await playground.close();
    }
  });
});

async function count(
  connection: Connection,
  query: ObjectQuery,
): Promise<{ readonly found: number; readonly missed: number }> {
  const [catalog, oid] = query.address;
  const isLookedFor = `exists (${ofUsers(query)} and ${catalog}.oid = found.oid)`;
  const [row] = await connection.query<{ found: number; missed: number }>(
    `select count(*)::int as found, (count(*) filter (where not ${isLookedFor}))::int as missed
    from (select (${oid})::oid as oid from ${query.from}) as found`,
  );
  return row as { readonly found: number; readonly missed: number };
}
