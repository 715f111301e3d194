import { connect } from '../../../src/dialects/index.ts';
import { mariadb, mysql } from '../../../src/dialects/mysql/index.ts';
import { describeSession, otherSessions } from '../../../src/dialects/mysql/sessions.ts';
import { describeOn, scratchUrl } from '../../support/databases.ts';

const FROM = { from: `${process.cwd()}/` };

for (const dialect of [mysql, mariadb])
  describeOn({ dialect: dialect.name }, (server) => {
    test('sessions are seen while one of them runs a statement with characters beyond U+FFFF', async () => {
      const database = await scratchUrl(server);
      const busy = await connect(dialect, { url: database.url }, FROM);
      const asking = await connect(dialect, { url: database.url }, FROM);
      const ends = busy.query("select '\u{10FFF9}\u{C71D6}', sleep(60)").catch(() => undefined);
      try {
        const own = await asking.query<{ id: number }>('select connection_id() as id');
        const seen = async () =>
          (await otherSessions(asking)).filter(
            ({ database: name, info }) =>
              name === new URL(database.url).pathname.slice(1) && info?.includes('sleep'),
          );
        let sessions = await seen();
        while (sessions.length === 0) sessions = await seen();
        const [session] = sessions;
        expect(session?.id).not.toBe(Number(own[0]?.id));
        expect(session).toMatchObject({ user: 'root', command: 'Query' });
        expect(describeSession(session!).join(' ')).toMatch(
          /^session \d+ of root at .+ \(Query for \d+ s: select '/,
        );
        expect(await dialect.recovery?.activityOf(asking, String(session?.id))).toMatch(
          /^User sleep, for \d+ s$/,
        );
        expect(await dialect.recovery?.activityOf(asking, String(own[0]?.id))).toBeUndefined();
      } finally {
        // Ends the sleeping session as well.
        await database.drop();
        await ends;
        await busy.close();
        await asking.close();
      }
    });
  });
