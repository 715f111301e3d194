import type { Operation } from '../../../operations/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { execute, executeAll, record, text, type Alteration, type Closing } from './closing.ts';

type Mappings = Readonly<Record<string, readonly string[]>>;

/** @see https://www.postgresql.org/docs/current/sql-createtsconfig.html */
export function createConfiguration(object: CatalogObject, closing: Closing): readonly Operation[] {
  const parser = systemName(text(object, 'parser'), closing);
  return executeAll([
    `CREATE TEXT SEARCH CONFIGURATION ${closing.sql(object.name)} (PARSER = ${parser})`,
    ...mappingChanges({}, object, closing),
  ]);
}

export function recreatesConfiguration({ properties }: Alteration): boolean {
  return properties.has('parser');
}

export function alterConfiguration({ before, after }: Alteration, closing: Closing): readonly Operation[] {
  return executeAll(mappingChanges(record(before, 'mappings') as Mappings, after, closing));
}

/** One statement for all token types that get the same dictionaries. */
function mappingChanges(before: Mappings, object: CatalogObject, closing: Closing): readonly string[] {
  const after = record(object, 'mappings') as Mappings;
  const target = `ALTER TEXT SEARCH CONFIGURATION ${closing.sql(object.name)}`;
  const groups = new Map<string, string[]>();
  for (const [token, dictionaries] of Object.entries(after)) {
    const was = before[token];
    const list = dictionaries.map((name) => systemName(name, closing)).join(', ');
    if (was !== undefined && was.map((name) => systemName(name, closing)).join(', ') === list) continue;
    const key = `${was === undefined ? 'ADD' : 'ALTER'}|${list}`;
    groups.set(key, [...(groups.get(key) ?? []), token]);
  }
  const gone = Object.keys(before).filter((token) => !(token in after));
  return [
    ...(gone.length === 0 ? [] : [`${target} DROP MAPPING FOR ${gone.join(', ')}`]),
    ...[...groups].map(([key, tokens]) => {
      const [verb = '', list = ''] = key.split('|');
      return `${target} ${verb} MAPPING FOR ${tokens.join(', ')} WITH ${list}`;
    }),
  ];
}

export function createDictionary(object: CatalogObject, closing: Closing): readonly Operation[] {
  const options = text(object, 'options');
  const template = systemName(text(object, 'template'), closing);
  return [
    execute(
      `CREATE TEXT SEARCH DICTIONARY ${closing.sql(object.name)} (TEMPLATE = ${template}${options === '' ? '' : `, ${options}`})`,
    ),
  ];
}

export function createParser(object: CatalogObject, closing: Closing): readonly Operation[] {
  return [
    execute(
      `CREATE TEXT SEARCH PARSER ${closing.sql(object.name)} (${parts(object, closing, {
        start: 'START',
        token: 'GETTOKEN',
        end: 'END',
        types: 'LEXTYPES',
        headline: 'HEADLINE',
      })})`,
    ),
  ];
}

export function createTemplate(object: CatalogObject, closing: Closing): readonly Operation[] {
  return [
    execute(
      `CREATE TEXT SEARCH TEMPLATE ${closing.sql(object.name)} (${parts(object, closing, { init: 'INIT', lexize: 'LEXIZE' })})`,
    ),
  ];
}

function parts(object: CatalogObject, closing: Closing, keywords: Readonly<Record<string, string>>): string {
  return Object.entries(keywords)
    .flatMap(([property, keyword]) => {
      const value = text(object, property);
      return value === '' ? [] : [`${keyword} = ${closing.sql(value)}`];
    })
    .join(', ');
}

function systemName(name: string, closing: Closing): string {
  return closing.sql(name).replace(/^pg_catalog\.(?!"?default)/, '');
}
