import { connect, dialectNamed } from '../../src/dialects/index.ts';
import { describeOn, scratchUrl } from '../support/databases.ts';

/** How a server is asked for the words that mean something to it. */
const KEYWORDS: Readonly<Record<string, string>> = {
  postgresql: 'select word from pg_get_keywords()',
  mysql: 'select lower(word) as word from information_schema.keywords',
  mariadb: 'select lower(word) as word from information_schema.keywords',
};

describe.each(Object.keys(KEYWORDS))('reserved words: %s', (name) => {
  describeOn({ dialect: name, embedded: false }, (server) => {
    test('every word that the server knows can be the name of a table and of a column', async () => {
      const dialect = dialectNamed(name);
      const { url, drop } = await scratchUrl(server);
      const connection = await connect(dialect, { url }, { from: `${process.cwd()}/` });
      try {
        const rows = await connection.query<{ word: string }>(KEYWORDS[name] ?? '');
        const words = rows.map(({ word }) => word).filter((word) => /^[a-z]\w*$/.test(word));
        expect(words.length).toBeGreaterThan(300);
        const refused: string[] = [];
        for (const word of words) {
          // In quotes any word is a name.
          if (dialect.quote(word) !== word) continue;
          try {
            await connection.execute(`create table ${word} (${word} integer unique, check (${word} > 0))`);
            await connection.execute(`drop table ${word}`);
          } catch (error) {
            refused.push(`${word}: ${(error as Error).message}`);
          }
        }
        expect(refused).toEqual([]);
      } finally {
        await connection.close();
        await drop();
      }
    });
  });
});
