import type { Closing } from './closing.ts';

// Names that the snapshot tells in its own words, as SQL spells them.

/** `app.=== (integer, integer)` */
export function operatorSignature(name: string, closing: Closing): string {
  const given = name.slice(name.indexOf('(')).replace('(none', '(NONE');
  return `${operatorName(name)} ${closing.sql(given)}`;
}

/** An operator without its arguments; the default schema is found by the search path. */
export function operatorName(name: string): string {
  const bare = name.includes('(') ? name.slice(0, name.indexOf('(')) : name;
  return bare.replace(/^public\./, '');
}

/** `name using btree` → `name USING btree` */
export function usingName(name: string, closing: Closing): string {
  const [own, method] = splitUsing(name);
  return `${closing.sql(own)} USING ${method}`;
}

/** The name and the access method of an operator class or family. */
export function splitUsing(name: string): readonly [string, string] {
  const at = name.lastIndexOf(' using ');
  return [name.slice(0, at), name.slice(at + ' using '.length)];
}

/** `(integer as text)` → `(integer AS text)` */
export function castName(name: string, closing: Closing): string {
  return closing.sql(name.replace(' as ', ' AS '));
}

/** `for app.t language plpgsql` → `FOR app.t LANGUAGE plpgsql` */
export function transformName(name: string, closing: Closing): string {
  return closing.sql(name.replace(/^for /, 'FOR ').replace(/ language (\S+)$/, ' LANGUAGE $1'));
}
