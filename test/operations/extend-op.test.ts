import { compileFunction } from 'node:vm';
import { upgrade } from '../../src/commands/index.ts';
import { dialectNamed } from '../../src/dialects/index.ts';
import {
  createOp,
  defineOperation,
  extendOp,
  isIrreversible,
  renderTypeScript,
  reverse,
  type Operation,
} from '../../src/operations/index.ts';
import { makeProject } from '../support/project.ts';

const loosen = defineOperation({
  name: 'loosen',
  sql: { default: ({ table }: { table: string }) => `ALTER TABLE ${table} DISABLE TRIGGER ALL` },
});
const cluster = defineOperation({
  name: 'cluster',
  sql: {
    postgresql: ({ table, index }: { table: string; index: string }) => [
      `CLUSTER ${table} USING ${index}`,
      `ANALYZE ${table}`,
    ],
    mysql: ({ table }: { table: string; index: string }) => `OPTIMIZE TABLE ${table}`,
  },
  describe: ({ table }) => `cluster ${table}`,
  reverse: ({ table }) => ({
    op: 'custom',
    name: 'uncluster',
    sql: { postgresql: [`ALTER TABLE ${table} SET WITHOUT CLUSTER`] },
  }),
});

/** The operations that a body queues. */
async function queued(
  body: (op: ReturnType<typeof createOp>['op']) => unknown,
): Promise<readonly Operation[]> {
  const seen: Operation[] = [];
  const { op, drain } = createOp({ run: async (operation) => void seen.push(operation) });
  body(op);
  await drain();
  return seen;
}

describe('operations of one’s own', () => {
  test('OPS-39 each becomes a method, in the same queue as the others', async () => {
    const operations = await queued((op) => {
      const my = extendOp(op, [cluster, loosen]);
      void my.cluster({ table: 't', index: 'ix' });
      void my.dropTable('t');
      void my.loosen({ table: 'u' });
    });
    expect(operations.map(({ op }) => op)).toEqual(['custom', 'dropTable', 'custom']);
  });

  test('OPS-40 each dialect has SQL of its own, then the default; without either it refuses', () => {
    const operation = cluster.operation({ table: 't', index: 'ix' });
    expect(dialectNamed('postgresql').compile(operation)).toEqual(['CLUSTER t USING ix', 'ANALYZE t']);
    expect(dialectNamed('mysql').compile(operation)).toEqual(['OPTIMIZE TABLE t']);
    expect(() => dialectNamed('sqlite').compile(operation)).toThrow(
      expect.objectContaining({ code: 'MIG_OPERATION_UNSUPPORTED' }),
    );
    expect(dialectNamed('sqlite').compile(loosen.operation({ table: 't' }))).toHaveLength(1);
  });

  test('OPS-40 a name that is taken is refused, unless it is to be replaced', async () => {
    await queued((op) => {
      const again = defineOperation({ ...loosen, name: 'dropTable' });
      expect(() => extendOp(op, [again])).toThrow(expect.objectContaining({ code: 'MIG_OPERATION_TAKEN' }));
      expect(() => extendOp(op, [loosen, loosen])).toThrow(
        expect.objectContaining({ code: 'MIG_OPERATION_TAKEN' }),
      );
      const replaced = extendOp(op, [{ ...again, replace: true }]);
      expect(Object.hasOwn(replaced, 'dropTable')).toBe(true);
    });
  });

  test('OPS-41 it is data that is written as TypeScript and read again', async () => {
    const operation = cluster.operation({ table: `it's`, index: 'ix' });
    expect(JSON.parse(JSON.stringify(operation))).toEqual(operation);
    const { code } = renderTypeScript(operation);
    const call = compileFunction(`return ${code};`, ['op']) as (given: unknown) => unknown;
    const seen = await queued((op) => call(op));
    expect(seen).toEqual([operation]);
  });

  test('OPS-40 a revision imports it from the package', async () => {
    const project = makeProject({
      'migrations/1.ts': `import { defineOperation, extendOp } from 'mig-check';
        const loosen = defineOperation({ name: 'loosen', sql: { default: ({ table }) => 'ALTER TABLE ' + table + ' DISABLE TRIGGER ALL' } });
        export const revision = 'a1'; export const downRevision = null;
        export const upgrade = (op) => extendOp(op, [loosen]).loosen({ table: 't' });
        export function downgrade() {}`,
    });
    const { sql } = await upgrade({ from: project.root, environment: {}, sql: true });
    project.remove();
    expect(sql).toContain('ALTER TABLE t DISABLE TRIGGER ALL;');
  });

  test('OPS-42 its definition says what undoes it, or that nothing does', () => {
    expect(reverse(cluster.operation({ table: 't', index: 'ix' }))).toMatchObject({ name: 'uncluster' });
    expect(isIrreversible(reverse(loosen.operation({ table: 't' })))).toBe(true);
  });
});
