import type { Operation } from '../../../operations/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { literal } from '../compile/index.ts';
import { execute, executeAll, list, text, type Closing } from './closing.ts';
import { castName, operatorName, splitUsing, transformName, usingName } from './spelling.ts';

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
    ...part('commutator', 'COMMUTATOR', (value) => operatorReference(value)),
    ...part('negator', 'NEGATOR', (value) => operatorReference(value)),
    ...part('restrict', 'RESTRICT', (value) => closing.sql(value)),
    ...part('join', 'JOIN', (value) => closing.sql(value)),
    ...(operator.definition['hashes'] === true ? ['HASHES'] : []),
    ...(operator.definition['merges'] === true ? ['MERGES'] : []),
  ];
  return [execute(`CREATE OPERATOR ${operatorName(operator.name)} (${parts.join(', ')})`)];
}

export function createOperatorFamily(family: CatalogObject, closing: Closing): readonly Operation[] {
  const name = usingName(family.name, closing);
  const members = memberClauses(family, closing);
  // A class of the same name makes its family with it.
  const isOfClass = closing.to.objects[`operator class ${family.name}`] !== undefined;
  return executeAll([
    ...(isOfClass ? [] : [`CREATE OPERATOR FAMILY ${name}`]),
    ...(members.length === 0 ? [] : [`ALTER OPERATOR FAMILY ${name} ADD ${members.join(', ')}`]),
  ]);
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

export function createCast(cast: CatalogObject, closing: Closing): readonly Operation[] {
  const context = text(cast, 'context');
  const how = {
    function: `WITH FUNCTION ${closing.sql(text(cast, 'function'))}`,
    inout: 'WITH INOUT',
    binary: 'WITHOUT FUNCTION',
  }[text(cast, 'method')];
  const when = context === 'explicit' ? '' : ` AS ${context.toUpperCase()}`;
  return [execute(`CREATE CAST ${castName(cast.name, closing)} ${how ?? ''}${when}`)];
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
  return [execute(`CREATE TRANSFORM ${transformName(object.name, closing)} (${parts.join(', ')})`)];
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

/** `OPERATOR(app.===)`, plainly `===` where it is found so. */
function operatorReference(operator: string): string {
  const name = operatorName(operator);
  return /^[^"a-z]/i.test(name) ? name : `OPERATOR(${name})`;
}

function withoutArguments(routine: string, closing: Closing): string {
  return closing.sql(routine.slice(0, routine.indexOf('(')));
}
