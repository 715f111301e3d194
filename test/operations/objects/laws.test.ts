import { compileFunction } from 'node:vm';
import fc from 'fast-check';
import {
  applyEffect,
  createOp,
  describe as describeOperation,
  isIrreversible,
  renderTypeScript,
  reverse,
  type Operation,
} from '../../../src/operations/index.ts';
import * as schema from '../../../src/schema/index.ts';
import { MARIADB_ROWS, MYSQL_ROWS } from '../../support/operations/mysql-objects.ts';
import { POSTGRESQL_ROWS } from '../../support/operations/postgresql-objects.ts';
import { SQLITE_ROWS } from '../../support/operations/sqlite-objects.ts';

const ROWS = [...POSTGRESQL_ROWS, ...MYSQL_ROWS, ...MARIADB_ROWS, ...SQLITE_ROWS];

/** An operation of the table, its texts replaced by any others. */
const operation: fc.Arbitrary<Operation> = fc
  .tuple(
    fc.constantFrom(...ROWS.map(([, row]) => row)),
    fc.dictionary(fc.constantFrom('name', 'schema', 'comment', 'body', 'definition'), fc.string()),
  )
  .map(([row, texts]) => replaced(row, texts) as Operation);

function replaced(value: unknown, texts: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => replaced(item, texts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      typeof item === 'string' && Object.hasOwn(texts, key) && !('to' in value)
        ? texts[key]
        : replaced(item, texts),
    ]),
  );
}

describe('laws of operations on objects', () => {
  test('written as TypeScript and run, one is the same operation again', async () => {
    await fc.assert(
      fc.asyncProperty(operation, async (original) => {
        const { code, imports } = renderTypeScript(original);
        expect(await evaluated(code, imports)).toEqual(original);
      }),
      { numRuns: 300 },
    );
  });

  test('the reverse is plain data that reverses again and describes itself', () => {
    fc.assert(
      fc.property(operation, (original) => {
        const reversal = reverse(original);
        if (isIrreversible(reversal)) return;
        expect(JSON.parse(JSON.stringify(reversal))).toEqual(reversal);
        expect(describeOperation(reversal)).not.toBe('');
        const again = reverse(reversal);
        if (!isIrreversible(again)) expect(again.op).toBe(original.op);
      }),
      { numRuns: 300 },
    );
  });

  test.each(ROWS.filter(([, { op }]) => /^create|^grant/.test(op)))(
    '%s: the reverse undoes the effect',
    (_title, row) => {
      const before = schema.metadata([]);
      const reversal = reverse(row);
      if (isIrreversible(reversal)) throw new Error(reversal.irreversible);
      const between = applyEffect(before, row);
      expect(between).not.toEqual(before);
      expect(applyEffect(between, reversal)).toEqual(before);
      expect(applyEffect(applyEffect(between, reversal), reverse(reversal) as Operation)).toEqual(between);
    },
  );

  test.each<readonly [string, schema.MetaData, Operation]>([
    [
      'a value is added where it shall stand, in columns too',
      schema.metadata([schema.table('t', schema.column('m', schema.enumeration('mood', ['a', 'c'])))], {
        enums: [schema.enumType('mood', ['a', 'c'])],
      }),
      { op: 'addEnumValue', enum: 'mood', value: 'b', position: { before: 'c' } },
    ],
    [
      'a view gets another query, and keeps its comment',
      schema.metadata([], { views: [schema.view('v', 'select 1', { comment: 'x' })] }),
      {
        op: 'replaceView',
        view: schema.view('v', 'select 2'),
        existingView: schema.view('v', 'select 1', { comment: 'x' }),
      },
    ],
    [
      'a trigger is switched off',
      schema.metadata([], {
        triggers: [schema.trigger('t', 'p', { timing: 'AFTER', events: ['INSERT'], enabled: 'always' })],
      }),
      { op: 'alterTrigger', trigger: 't', table: 'p', enabled: 'disabled', existingEnabled: 'always' },
    ],
    [
      'a function gets another name',
      schema.metadata([], { functions: [schema.storedFunction('f', 'select 1')] }),
      { op: 'renameObject', object: { kind: 'function', name: 'f' }, newName: 'g' },
    ],
    [
      'a domain loses a constraint',
      schema.metadata([], {
        domains: [
          schema.domainType('d', schema.integer(), { constraints: [{ name: 'c', check: 'value > 0' }] }),
        ],
      }),
      {
        op: 'dropDomainConstraint',
        domain: 'd',
        name: 'c',
        existingConstraint: { name: 'c', check: 'value > 0' },
      },
    ],
  ])('%s, and its reverse takes it back', (_title, before, row) => {
    const copy = structuredClone(before);
    const between = applyEffect(before, row);
    expect(between).not.toEqual(before);
    expect(applyEffect(between, reverse(row) as Operation)).toEqual(before);
    expect(before).toEqual(copy);
  });

  test('a drop with cascade, or of something unknown, says that it cannot be reversed', () => {
    expect(reverse({ op: 'dropView', view: 'v' })).toEqual({
      irreversible: 'it is not known what the view was (existingView)',
    });
    expect(
      reverse({ op: 'dropView', view: 'v', cascade: true, existingView: schema.view('v', 'select 1') }),
    ).toEqual({ irreversible: 'it is not known what was dropped with it (cascade)' });
  });
});

/** Runs rendered code as a revision would, and gives back the operation that reached the runtime. */
async function evaluated(code: string, imports: readonly string[]): Promise<Operation | undefined> {
  const seen: Operation[] = [];
  const { op, drain } = createOp({ run: async (made) => void seen.push(made) });
  const factories = imports.map((name) => (schema as Record<string, unknown>)[name]);
  const call = compileFunction(`return ${code};`, ['op', ...imports]) as (
    ...args: unknown[]
  ) => Promise<unknown>;
  await call(op, ...factories);
  await drain();
  return seen[0];
}
