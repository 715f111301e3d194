import type { Sequence } from '../../../schema/index.ts';
import type { Remark } from '../../contract.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { keyOf, nameParts } from '../snapshot/index.ts';

/** What MariaDB takes when nothing is said. @see https://mariadb.com/kb/en/create-sequence/ */
const USUAL: Readonly<Record<string, string>> = {
  start: '1',
  minimum: '1',
  maximum: '9223372036854775806',
  increment: '1',
  cache: '1000',
};
const FIELDS: Readonly<Record<string, keyof Sequence>> = {
  start: 'start',
  minimum: 'minValue',
  maximum: 'maxValue',
  increment: 'increment',
  cache: 'cache',
};
const USUAL_TEXT = /^(engine=innodb)?$/i;

export function readSequence(object: CatalogObject): {
  readonly sequence: Sequence;
  readonly remarks: readonly Remark[];
} {
  const { definition } = object;
  const parameters = Object.entries(FIELDS).flatMap(([property, field]) => {
    const digits = String(definition[property] as string);
    if (digits === USUAL[property]) return [];
    return [[field, Number.isSafeInteger(Number(digits)) ? Number(digits) : digits] as const];
  });
  const [name = ''] = nameParts(object.name);
  return {
    sequence: {
      name,
      ...Object.fromEntries(parameters),
      ...(definition['cycle'] === true ? { cycle: true } : {}),
    },
    remarks: USUAL_TEXT.test(String(definition['text'] as string))
      ? []
      : [{ key: keyOf(object), property: 'text', reason: 'schema data has no word for it' }],
  };
}
