import type { Sequence } from '../../../schema/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { nameParts, parameterDefaults, tableTarget, text, unquoted, type Closing } from '../close/index.ts';

const FIELDS = {
  start: 'start',
  increment: 'increment',
  minimum: 'minValue',
  maximum: 'maxValue',
  cache: 'cache',
} as const;

/** Sequences with what they say beyond the defaults. */
export function readSequences(objects: readonly CatalogObject[], closing: Closing): readonly Sequence[] {
  return objects.map((object) => readSequence(object, closing));
}

function readSequence(object: CatalogObject, { home }: Closing): Sequence {
  const type = text(object, 'type') as NonNullable<Sequence['type']>;
  const usual = parameterDefaults(type, text(object, 'increment'));
  const parameters = Object.entries(FIELDS)
    .filter(([property]) => text(object, property) !== usual[property])
    .map(([property, field]) => [field, exactly(text(object, property))] as const);
  const { table: name, schema } = tableTarget(object.name, home);
  const owner = text(object, 'ownedBy');
  const comment = text(object, 'comment');
  return {
    name,
    ...(schema === undefined ? {} : { schema }),
    ...(type === 'bigint' ? {} : { type }),
    ...Object.fromEntries(parameters),
    ...(object.definition['cycle'] === true ? { cycle: true } : {}),
    ...(text(object, 'persistence') === 'unlogged' ? { unlogged: true } : {}),
    ...(owner === '' ? {} : { ownedBy: ownerOf(owner, home) }),
    ...(comment === '' ? {} : { comment }),
  };
}

function ownerOf(name: string, home: string): NonNullable<Sequence['ownedBy']> {
  const parts = nameParts(name);
  const { table, schema } = tableTarget(parts.slice(0, -1).join('.'), home);
  return { table, column: unquoted(parts.at(-1) ?? ''), ...(schema === undefined ? {} : { schema }) };
}

/** A number, where it is one in JavaScript too. */
function exactly(digits: string): number | string {
  return Number.isSafeInteger(Number(digits)) ? Number(digits) : digits;
}
