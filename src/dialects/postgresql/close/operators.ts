import type { Operation } from '../../../operations/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { literal } from '../compile/index.ts';
import { execute, executeAll, list, text, type Closing } from './closing.ts';

/** @see https://www.postgresql.org/docs/current/sql-createoperator.html */
export function createOperator(operator: CatalogObject, closing: Closing): readonly Operation[] {
  const [, left = '', right = ''] = /\((.*), ([^,]*)\)$/.exec(operator.name) ?? [];
  const part = (property: string, keyword: string, write: (value: string) => string) => {
    const value = text(operator, property);
    return value === '' ? [] : [`${keyword} = ${write(value)}`];
  };
  const parts = [
    `FUNCTION = ${withoutArguments(text(operator, 'function'), closing)}`,
    ...(left === 'none' ? [] : [`LEFTARG = ${closing.sql(left)}`]),
    ...(right === 'none' ? [] : [`RIGHTARG = ${closing.sql(right)}`]),
    ...part('commutator', 'COMMUTATOR', (value) => operatorReference(value, closing)),
    ...part('negator', 'NEGATOR', (value) => operatorReference(value, closing)),
    ...part('restrict', 'RESTRICT', (value) => closing.sql(value)),
    ...part('join', 'JOIN', (value) => closing.sql(value)),
    ...(operator.definition['hashes'] === true ? ['HASHES'] : []),
    ...(operator.definition['merges'] === true ? ['MERGES'] : []),
  ];
  return [execute(`CREATE OPERATOR ${operatorName(operator.name)} (${parts.join(', ')})`)];
}

export function dropOperator(operator: CatalogObject, closing: Closing): readonly Operation[] {
  return [execute(`DROP OPERATOR ${operatorDesignation(operator, closing)}`)];
}

/** `=== (integer, integer)`, with its schema where it is another than the default one. */
export function operatorDesignation({ name }: CatalogObject, closing: Closing): string {
  return `${operatorName(name)} ${closing.sql(name.slice(name.indexOf('(')).replace('(none', '(NONE'))}`;
}

export function createOperatorFamily(family: CatalogObject, closing: Closing): readonly Operation[] {
  const name = usingName(family, closing);
  const members = memberClauses(family, closing);
  // A class of the same name makes its family with it.
  const isOfClass = closing.to.objects[`operator class ${family.name}`] !== undefined;
  return executeAll([
    ...(isOfClass ? [] : [`CREATE OPERATOR FAMILY ${name}`]),
    ...(members.length === 0 ? [] : [`ALTER OPERATOR FAMILY ${name} ADD ${members.join(', ')}`]),
  ]);
}

/** Dropping a family drops its classes, so the class goes first, and its own family is left to this. */
export function dropOperatorFamily(family: CatalogObject, closing: Closing): readonly Operation[] {
  return [execute(`DROP OPERATOR FAMILY ${usingName(family, closing)}`)];
}

/** @see https://www.postgresql.org/docs/current/sql-createopclass.html */
export function createOperatorClass(object: CatalogObject, closing: Closing): readonly Operation[] {
  const [name, method] = splitUsing(object.name);
  const family = text(object, 'family');
  const isDefault = object.definition['default'] === true ? ' DEFAULT' : '';
  const storage = text(object, 'storage');
  const members = [
    ...memberClauses(object, closing),
    ...(storage === '' ? [] : [`STORAGE ${closing.sql(storage)}`]),
  ];
  const ofFamily = family === name ? '' : ` FAMILY ${closing.sql(family)}`;
  return [
    execute(
      `CREATE OPERATOR CLASS ${closing.sql(name)}${isDefault} FOR TYPE ${closing.sql(text(object, 'type'))} USING ${method}${ofFamily} AS\n${members.map((line) => `    ${line}`).join(',\n')}`,
    ),
  ];
}

export function dropOperatorClass(object: CatalogObject, closing: Closing): readonly Operation[] {
  return [execute(`DROP OPERATOR CLASS ${usingName(object, closing)}`)];
}

/** `name USING btree` */
export function usingName({ name }: CatalogObject, closing: Closing): string {
  const [own, method] = splitUsing(name);
  return `${closing.sql(own)} USING ${method}`;
}

export function createCast(cast: CatalogObject, closing: Closing): readonly Operation[] {
  const context = text(cast, 'context');
  const how = {
    function: `WITH FUNCTION ${closing.sql(text(cast, 'function'))}`,
    inout: 'WITH INOUT',
    binary: 'WITHOUT FUNCTION',
  }[text(cast, 'method')];
  const when = context === 'explicit' ? '' : ` AS ${context.toUpperCase()}`;
  return [execute(`CREATE CAST ${castName(cast, closing)} ${how ?? ''}${when}`)];
}

export function dropCast(cast: CatalogObject, closing: Closing): readonly Operation[] {
  return [execute(`DROP CAST ${castName(cast, closing)}`)];
}

export function castName({ name }: CatalogObject, closing: Closing): string {
  return closing.sql(name.replace(' as ', ' AS '));
}

export function createConversion(object: CatalogObject, closing: Closing): readonly Operation[] {
  const isDefault = object.definition['default'] === true ? 'DEFAULT ' : '';
  const [from, to] = [literal(text(object, 'from')), literal(text(object, 'to'))];
  return [
    execute(
      `CREATE ${isDefault}CONVERSION ${closing.sql(object.name)} FOR ${from} TO ${to} FROM ${closing.sql(text(object, 'function'))}`,
    ),
  ];
}

export function createTransform(object: CatalogObject, closing: Closing): readonly Operation[] {
  const parts = [
    ...(text(object, 'from') === '' ? [] : [`FROM SQL WITH FUNCTION ${closing.sql(text(object, 'from'))}`]),
    ...(text(object, 'to') === '' ? [] : [`TO SQL WITH FUNCTION ${closing.sql(text(object, 'to'))}`]),
  ];
  return [execute(`CREATE TRANSFORM ${transformName(object, closing)} (${parts.join(', ')})`)];
}

export function dropTransform(object: CatalogObject, closing: Closing): readonly Operation[] {
  return [execute(`DROP TRANSFORM ${transformName(object, closing)}`)];
}

export function transformName({ name }: CatalogObject, closing: Closing): string {
  return closing.sql(name.replace(/^for /, 'FOR ').replace(/ language (\S+)$/, ' LANGUAGE $1'));
}

/** `1 <(integer,integer)` → `OPERATOR 1 < (integer,integer)` */
function memberClauses(object: CatalogObject, closing: Closing): readonly string[] {
  const operators = list(object, 'operators').map((member) => {
    const [, strategy = '', operator = '', given = '', order = ''] =
      /^(\d+) ([^(]+)(\([^)]*\))(?: for order by (.*))?$/i.exec(member) ?? [];
    const sort = order === '' ? '' : ` FOR ORDER BY ${closing.sql(order)}`;
    return `OPERATOR ${strategy} ${operatorName(operator)} ${closing.sql(given)}${sort}`;
  });
  const functions = list(object, 'functions').map((member) => {
    const [, support = '', types = '', routine = ''] = /^(\d+) (\([^)]*\)) (.*)$/.exec(member) ?? [];
    return `FUNCTION ${support} ${closing.sql(types)} ${closing.sql(routine)}`;
  });
  return [...operators, ...functions];
}

/** The name without its arguments; the default schema is found by the search path. */
function operatorName(name: string): string {
  const bare = name.includes('(') ? name.slice(0, name.indexOf('(')) : name;
  return bare.replace(/^public\./, '');
}

/** `OPERATOR(app.===)`, plainly `===` where it is found so. */
function operatorReference(operator: string, _closing: Closing): string {
  const name = operatorName(operator);
  return /^[^"a-z]/i.test(name) ? name : `OPERATOR(${name})`;
}

function withoutArguments(routine: string, closing: Closing): string {
  return closing.sql(routine.slice(0, routine.indexOf('(')));
}

function splitUsing(name: string): readonly [string, string] {
  const at = name.lastIndexOf(' using ');
  return [name.slice(0, at), name.slice(at + ' using '.length)];
}

