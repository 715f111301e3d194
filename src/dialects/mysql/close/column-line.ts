import { literal } from '../compile/index.ts';
import type { CatalogObject } from '../../snapshot.ts';

/** A column as it stands in a table's definition, without its name. */
export function columnLine({ definition }: CatalogObject): string {
  const text = (property: string): string | undefined => definition[property] as string | undefined;
  const given = (property: string, write: (value: string) => string): readonly string[] => {
    const value = text(property);
    return value === undefined ? [] : [write(value)];
  };
  const flag = (property: string, words: string): readonly string[] =>
    definition[property] === true ? [words] : [];
  const isTimestamp = /^timestamp\b/i.test(text('type') ?? '');
  return [
    text('type') ?? '',
    ...given('characterSet', (name) => `CHARACTER SET ${name}`),
    ...given('collation', (name) => `COLLATE ${name}`),
    ...given('generated', (expression) => `GENERATED ALWAYS AS ${expression}`),
    ...(definition['notNull'] === true ? ['NOT NULL'] : isTimestamp ? ['NULL'] : []),
    ...given('srid', (id) => `SRID ${id}`),
    ...given('default', (value) => `DEFAULT ${value}`),
    ...given('onUpdate', (value) => `ON UPDATE ${value}`),
    ...flag('autoIncrement', 'AUTO_INCREMENT'),
    ...flag('invisible', 'INVISIBLE'),
    ...given('format', (value) => `COLUMN_FORMAT ${value}`),
    ...given('storage', (value) => `STORAGE ${value}`),
    ...given('comment', (value) => `COMMENT ${literal(value)}`),
    ...given('versioning', (value) => `WITHOUT ${value}`),
    ...given('check', (value) => `CHECK ${value}`),
  ].join(' ');
}
