import type { DataType } from '../../src/schema/index.ts';
import type { TypeParameter } from './type-names.ts';

/** Values that show what a parameter does, by its name; several where they do different things. */
const SAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  ascii: [true],
  binary: [true],
  binaryPrecision: [49],
  charset: ['utf8mb4'],
  collation: ['C'],
  createConstraint: [true],
  createType: [false],
  dayPrecision: [3],
  displayWidth: [4],
  fields: ['DAY TO SECOND'],
  fsp: [3],
  inheritSchema: [true],
  length: [20],
  localTimezone: [true],
  national: [true],
  nativeEnum: [false],
  nativeUuid: [false],
  precision: [5],
  scale: [2],
  schema: ['app'],
  secondPrecision: [3],
  timezone: [true],
  typeName: ['mood'],
  unicode: [true],
  unsigned: [true],
  values: [['good', 'bad']],
  varying: [true],
  zerofill: [true],
};
/** Parameters that say where a type is made, or name it: they do not show in the column. */
const UNSEEN = ['createConstraint', 'createType', 'inheritSchema'];
/** What a parameter means together with, not alone. */
const TOGETHER: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { scale: { precision: 5 } };

/** A type with what it needs, and what is wanted of it besides, then with each of its other parameters. */
export function samplesOf(
  name: string,
  parameters: readonly TypeParameter[],
  wanted: readonly string[] = [],
): readonly [DataType, ...DataType[]] {
  const needed = Object.fromEntries(
    parameters
      // An enum of its own has a name.
      .filter(
        ({ optional, name: key }) =>
          !optional || wanted.includes(key) || (name === 'Enum' && key === 'typeName'),
      )
      .map((one) => [one.name, sampleOf(one)[0]]),
  );
  const more = parameters
    .filter(({ name: key }) => !Object.hasOwn(needed, key) && !UNSEEN.includes(key))
    .flatMap((one) =>
      sampleOf(one).map((value) => ({ ...needed, ...TOGETHER[one.name], [one.name]: value })),
    );
  const made = (values: object): DataType => ({ name, ...values }) as unknown as DataType;
  return [made(needed), ...more.map(made)];
}

function sampleOf({ name, type }: TypeParameter): readonly unknown[] {
  const samples = SAMPLES[name];
  if (samples === undefined) throw new Error(`No sample for the parameter ${name}: ${type}.`);
  return type.includes("'max'") ? [...samples, 'max'] : samples;
}
