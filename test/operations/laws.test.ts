import { compileFunction } from 'node:vm';
import fc from 'fast-check';
import {
  applyEffect,
  createOp,
  definitions,
  describe as describeOperation,
  isIrreversible,
  renderTypeScript,
  reverse,
  type Operation,
} from '../../src/operations/index.ts';
import * as schema from '../../src/schema/index.ts';
import { applicable, freeOperation } from '../support/arbitraries/operations.ts';
import { metadata } from '../support/arbitraries/schema.ts';

describe('laws of every operation', () => {
  test('the reverse undoes the effect', () => {
    fc.assert(
      fc.property(applicable(metadata), ({ metadata: before, operation }) => {
        const reversal = reverse(operation);
        if (isIrreversible(reversal)) throw new Error(reversal.irreversible);
        const after = applyEffect(applyEffect(before, operation), reversal);
        expect(normalised(after)).toEqual(normalised(before));
      }),
      { numRuns: 500 },
    );
  });

  test('the reverse of the reverse has the effect of the operation', () => {
    fc.assert(
      fc.property(applicable(metadata), ({ metadata: before, operation }) => {
        const once = reverse(operation);
        if (isIrreversible(once)) throw new Error(once.irreversible);
        const twice = reverse(once);
        if (isIrreversible(twice)) throw new Error(twice.irreversible);
        expect(normalised(applyEffect(before, twice))).toEqual(normalised(applyEffect(before, operation)));
      }),
      { numRuns: 300 },
    );
  });

  test('an effect leaves the schema that it was given as it was', () => {
    fc.assert(
      fc.property(applicable(metadata), ({ metadata: before, operation }) => {
        const copy = structuredClone(before);
        applyEffect(before, operation);
        expect(before).toEqual(copy);
      }),
      { numRuns: 200 },
    );
  });

  test('written as TypeScript and run, it is the same operation again', async () => {
    const operation = fc.oneof(
      applicable(metadata).map((item) => item.operation),
      applicable(metadata).map((item) => reverse(item.operation) as Operation),
      freeOperation,
    );
    await fc.assert(
      fc.asyncProperty(operation, async (original) => {
        const { code, imports } = renderTypeScript(original);
        expect(await evaluated(code, imports)).toEqual(original);
      }),
      { numRuns: 500 },
    );
  });

  test('it is plain data: JSON and back changes nothing', () => {
    fc.assert(
      fc.property(applicable(metadata), ({ operation }) => {
        const reversal = reverse(operation);
        expect(JSON.parse(JSON.stringify(reversal))).toEqual(reversal);
      }),
    );
  });

  test('it describes itself in one line', () => {
    fc.assert(
      fc.property(applicable(metadata), ({ operation }) => {
        expect(describeOperation(operation)).not.toBe('');
      }),
    );
  });

  test('each definition stands under its own kind', () => {
    expect(Object.entries(definitions).filter(([name, { kind }]) => name !== kind)).toEqual([]);
  });
});

/** Runs rendered code as a revision would, and gives back the operation that reached the runtime. */
async function evaluated(code: string, imports: readonly string[]): Promise<Operation | undefined> {
  const seen: Operation[] = [];
  const { op, drain } = createOp({ run: async (operation) => void seen.push(operation) });
  const factories = imports.map((name) => {
    expect(schema).toHaveProperty(name);
    return (schema as Record<string, unknown>)[name];
  });
  const call = compileFunction(`return ${code};`, ['op', ...imports]) as (
    ...args: unknown[]
  ) => Promise<unknown>;
  await call(op, ...factories);
  await drain();
  return seen[0];
}

/** What does not matter to a database is left out: order of columns and constraints, defaults that are said. */
function normalised({ tables }: schema.MetaData): unknown {
  return sorted(
    tables.map(({ columns, constraints = [], indexes = [], ...table }) => ({
      ...table,
      columns: sorted(columns.map(({ nullable = true, ...rest }) => ({ nullable, ...rest }))),
      constraints: sorted(constraints),
      indexes: sorted(indexes),
    })),
  );
}

function sorted(items: readonly unknown[]): unknown[] {
  return items
    .map((item) => [sortedKeys(item), item] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => item);
}

function sortedKeys(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
