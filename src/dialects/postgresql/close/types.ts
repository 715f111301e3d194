import type { Operation } from '../../../operations/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { literal } from '../compile/index.ts';
import { execute, executeAll, keyOf, list, text, type Alteration, type Closing } from './closing.ts';
import { collationClause } from './column-data.ts';
import { holder, lastPart } from './names.ts';
import { ownName } from './table-target.ts';

export function createEnum(type: CatalogObject, closing: Closing): readonly Operation[] {
  const values = list(type, 'values').map(literal).join(', ');
  return [execute(`CREATE TYPE ${closing.sql(type.name)} AS ENUM (${values})`)];
}

/** Values can be added and renamed in place; for anything else the type is made anew. */
export function recreatesEnum({ before, after, properties }: Alteration): boolean {
  if (!properties.has('values')) return false;
  const [was, is] = [list(before, 'values'), list(after, 'values')];
  return !isExtended(was, is) && !isRenamed(was, is);
}

export function alterEnum({ before, after, properties }: Alteration, closing: Closing): readonly Operation[] {
  if (!properties.has('values')) return [];
  const target = `ALTER TYPE ${closing.sql(after.name)}`;
  const [was, is] = [list(before, 'values'), list(after, 'values')];
  if (!isExtended(was, is))
    return executeAll(
      was.flatMap((value, position) => {
        const name = is[position] ?? value;
        return name === value ? [] : [`${target} RENAME VALUE ${literal(value)} TO ${literal(name)}`];
      }),
    );
  return executeAll(
    is.flatMap((value, position) => {
      if (was.includes(value)) return [];
      const previous = is[position - 1];
      const first = was[0];
      const isLast = is.slice(position).every((later) => !was.includes(later));
      const place = isLast
        ? ''
        : previous === undefined
          ? ` BEFORE ${literal(first ?? '')}`
          : ` AFTER ${literal(previous)}`;
      return [`${target} ADD VALUE ${literal(value)}${place}`];
    }),
  );
}

function isExtended(was: readonly string[], is: readonly string[]): boolean {
  return JSON.stringify(is.filter((value) => was.includes(value))) === JSON.stringify(was);
}

/** As many values, and none that only moved. */
function isRenamed(was: readonly string[], is: readonly string[]): boolean {
  return (
    was.length === is.length && is.every((value, position) => value === was[position] || !was.includes(value))
  );
}

export function createComposite(type: CatalogObject, closing: Closing): readonly Operation[] {
  const attributes = new Map(
    closing.to
      .childrenOf(keyOf(type))
      .filter(({ kind }) => kind === 'attribute')
      .map((attribute) => [ownName(attribute), attribute]),
  );
  const lines = list(type, 'columnOrder').flatMap((name) => {
    const attribute = attributes.get(name);
    return attribute === undefined
      ? []
      : [`${lastPart(attribute.name)} ${attributeType(attribute, closing)}`];
  });
  return [execute(`CREATE TYPE ${closing.sql(type.name)} AS (${lines.join(', ')})`)];
}

export function addAttribute(attribute: CatalogObject, closing: Closing): readonly Operation[] {
  return [
    execute(
      `${alterType(attribute, closing)} ADD ATTRIBUTE ${lastPart(attribute.name)} ${attributeType(attribute, closing)}`,
    ),
  ];
}

export function dropAttribute(attribute: CatalogObject, closing: Closing): readonly Operation[] {
  return [execute(`${alterType(attribute, closing)} DROP ATTRIBUTE ${lastPart(attribute.name)}`)];
}

export function alterAttribute({ after, properties }: Alteration, closing: Closing): readonly Operation[] {
  if (!properties.has('type') && !properties.has('collation')) return [];
  return [
    execute(
      `${alterType(after, closing)} ALTER ATTRIBUTE ${lastPart(after.name)} TYPE ${attributeType(after, closing)}`,
    ),
  ];
}

function alterType(attribute: CatalogObject, closing: Closing): string {
  return `ALTER TYPE ${closing.sql(holder(attribute.name))}`;
}

function attributeType(attribute: CatalogObject, closing: Closing): string {
  const collation = text(attribute, 'collation');
  const type = closing.sql(text(attribute, 'type'));
  return collation === '' ? type : `${type} ${collationClause(collation, closing)}`;
}

export function createDomain(domain: CatalogObject, closing: Closing): readonly Operation[] {
  const [collation, value] = [text(domain, 'collation'), text(domain, 'default')];
  const constraints = closing.to
    .childrenOf(keyOf(domain))
    .filter(({ kind }) => kind === 'domain constraint')
    .map((object) => `CONSTRAINT ${lastPart(object.name)} ${closing.sql(text(object, 'definition'))}`);
  // A constraint that is not validated cannot be made with the domain.
  const inline = constraints.filter((constraint) => !constraint.endsWith(' NOT VALID'));
  const later = constraints.filter((constraint) => constraint.endsWith(' NOT VALID'));
  return executeAll([
    [
      `CREATE DOMAIN ${closing.sql(domain.name)} AS ${closing.sql(text(domain, 'type'))}`,
      ...(collation === '' ? [] : [collationClause(collation, closing)]),
      ...(value === '' ? [] : [`DEFAULT ${closing.sql(value)}`]),
      ...(domain.definition['notNull'] === true ? ['NOT NULL'] : []),
      ...inline,
    ].join(' '),
    ...later.map((constraint) => `ALTER DOMAIN ${closing.sql(domain.name)} ADD ${constraint}`),
  ]);
}

export function recreatesDomain({ properties }: Alteration): boolean {
  return properties.has('type') || properties.has('collation');
}

export function alterDomain({ after, properties }: Alteration, closing: Closing): readonly Operation[] {
  const target = `ALTER DOMAIN ${closing.sql(after.name)}`;
  const value = text(after, 'default');
  return executeAll([
    ...(properties.has('default')
      ? [value === '' ? `${target} DROP DEFAULT` : `${target} SET DEFAULT ${closing.sql(value)}`]
      : []),
    ...(properties.has('notNull')
      ? [`${target} ${after.definition['notNull'] === true ? 'SET' : 'DROP'} NOT NULL`]
      : []),
  ]);
}

export function addDomainConstraint(object: CatalogObject, closing: Closing): readonly Operation[] {
  const definition = closing.sql(text(object, 'definition'));
  return [
    execute(
      `ALTER DOMAIN ${closing.sql(holder(object.name))} ADD CONSTRAINT ${lastPart(object.name)} ${definition}`,
    ),
  ];
}

export function dropDomainConstraint({ name }: CatalogObject, closing: Closing): readonly Operation[] {
  return [execute(`ALTER DOMAIN ${closing.sql(holder(name))} DROP CONSTRAINT ${lastPart(name)}`)];
}

export function createRange(type: CatalogObject, closing: Closing): readonly Operation[] {
  const name = closing.sql(type.name);
  const part = (property: string, keyword: string): readonly string[] => {
    const value = text(type, property);
    return value === '' ? [] : [`${keyword} = ${closing.sql(value).replace(/^pg_catalog\./, '')}`];
  };
  const parts = [
    ...part('subtype', 'SUBTYPE'),
    // The server chooses the default class of the subtype, which is the system's as a rule.
    ...(text(type, 'operatorClass').startsWith('pg_catalog.')
      ? []
      : part('operatorClass', 'SUBTYPE_OPCLASS')),
    ...part('collation', 'COLLATION'),
    ...part('canonical', 'CANONICAL'),
    ...part('subtypeDiff', 'SUBTYPE_DIFF'),
    ...(isUsualMultirange(type) ? [] : part('multirange', 'MULTIRANGE_TYPE_NAME')),
  ];
  return [execute(`CREATE TYPE ${name} AS RANGE (${parts.join(', ')})`)];
}

/** `frange` → `fmultirange`, `f` → `f_multirange` */
function isUsualMultirange(type: CatalogObject): boolean {
  const name = ownName(type);
  const usual = name.includes('range') ? name.replace('range', 'multirange') : `${name}_multirange`;
  return text(type, 'multirange') === `${holder(type.name)}.${usual}`;
}

/** Functions of a base type are made before it, over a type that is only a name. @see https://www.postgresql.org/docs/current/sql-createtype.html */
export function createBaseType(type: CatalogObject, closing: Closing): readonly Operation[] {
  const name = closing.sql(type.name);
  if (type.definition['defined'] === false) return [execute(`CREATE TYPE ${name}`)];
  const part = (property: string, keyword: string): readonly string[] => {
    const value = text(type, property);
    return value === '' ? [] : [`${keyword} = ${closing.sql(value)}`];
  };
  const { definition } = type;
  const length = Number(definition['internalLength']);
  const parts = [
    ...part('input', 'INPUT'),
    ...part('output', 'OUTPUT'),
    ...part('receive', 'RECEIVE'),
    ...part('send', 'SEND'),
    ...part('modifierInput', 'TYPMOD_IN'),
    ...part('modifierOutput', 'TYPMOD_OUT'),
    ...part('analyze', 'ANALYZE'),
    ...part('subscript', 'SUBSCRIPT'),
    `INTERNALLENGTH = ${length === -1 ? 'VARIABLE' : length}`,
    ...(definition['passedByValue'] === true ? ['PASSEDBYVALUE'] : []),
    ...part('alignment', 'ALIGNMENT'),
    ...part('storage', 'STORAGE'),
    `CATEGORY = ${literal(text(type, 'category'))}`,
    ...(definition['preferred'] === true ? ['PREFERRED = true'] : []),
    ...(text(type, 'default') === '' ? [] : [`DEFAULT = ${literal(text(type, 'default'))}`]),
    ...part('element', 'ELEMENT'),
    ...(text(type, 'delimiter') === ',' ? [] : [`DELIMITER = ${literal(text(type, 'delimiter'))}`]),
    ...(definition['collatable'] === true ? ['COLLATABLE = true'] : []),
  ];
  return [execute(`CREATE TYPE ${name} (${parts.join(', ')})`)];
}

export function dropType(
  { kind, name, depends = [] }: CatalogObject,
  closing: Closing,
): readonly Operation[] {
  // A base type goes with the functions that it is made of.
  if (kind === 'base type' && depends.some((key) => key.startsWith('function ')))
    return [execute(`DROP TYPE ${closing.sql(name)} CASCADE`)];
  return [execute(`DROP ${kind === 'domain' ? 'DOMAIN' : 'TYPE'} ${closing.sql(name)}`)];
}
