import { diffSnapshots } from '../../../../src/dialects/index.ts';
import { close } from '../../../../src/dialects/postgresql/close/index.ts';
import { postgresql } from '../../../../src/dialects/postgresql/index.ts';
import { renderTypeScript } from '../../../../src/operations/index.ts';
import { describeOn } from '../../../support/databases.ts';
import { afterChange, Bench, closeOn } from './law.ts';
import { pairs } from './pairs/index.ts';

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  const version = Number(/\d+/.exec(server.version)?.[0]);
  const bench = new Bench(server);
  afterAll(() => bench.close());

  test.each(pairs.filter(({ since = 0 }) => since <= version))(
    'closes $title, there and back',
    async ({ base, change, without }) => {
      const { connection, snapshot: from } = await bench.open(base);
      const to = await afterChange(connection, change);

      // Each difference can be asked for by itself; one that comes with another says nothing then.
      const alone = diffSnapshots(from, to, postgresql).flatMap((change) => close(from, to, [change]));
      expect(alone.flatMap((operation) => postgresql.compile(operation))).not.toEqual([]);
      expect(alone.map((operation) => renderTypeScript(operation).code)).not.toContain('');

      const there = await closeOn(connection, { from, to });
      expect(there.left).toEqual([]);
      expect(there.statements).not.toEqual([]);
      expect(there.statements.filter((statement) => without?.test(statement))).toEqual([]);

      const back = await closeOn(connection, { from: there.now, to: from });
      expect(back.left).toEqual([]);
      bench.left(back.now);
    },
  );
});
