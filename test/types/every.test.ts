import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builders } from '../../src/operations/builders.ts';
import * as schema from '../../src/schema/index.ts';

/** The calls that the type checker has to refuse, by the file that holds them. */
const refused = (name: string): string =>
  [...readFileSync(join(__dirname, `${name}.test-d.ts`), 'utf8').matchAll(/@ts-expect-error\n\s*void (\S+)/g)]
    .map(([, call]) => call)
    .join('\n');

test.each([
  ...Object.keys(builders),
  'batch',
  'invoke',
  'autocommitBlock',
  'staticOutput',
  'inlineLiteral',
  'sql',
])('op.%s refuses what it does not take', (name) =>
  expect(refused('every-operation')).toMatch(new RegExp(`^op\\.${name}[.(]`, 'm')),
);

/** What the factories' files export, and the schema hands on. */
const factories = readdirSync(join(__dirname, '../../src/schema/factories'))
  .flatMap((file) => [
    ...readFileSync(join(__dirname, '../../src/schema/factories', file), 'utf8').matchAll(
      /^export (?:const|function) (\w+)/gm,
    ),
  ])
  .map(([, name = '']) => name)
  // It takes a table apart, and makes none.
  .filter((name) => Object.hasOwn(schema, name) && name !== 'splitParts');

test.each([...new Set(factories)])('%s refuses what it does not take', (name) => {
  expect(factories.length).toBeGreaterThan(50);
  expect(refused('every-factory')).toMatch(new RegExp(`^${name}[.(]`, 'm'));
});
