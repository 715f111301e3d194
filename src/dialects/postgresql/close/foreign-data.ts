import type { Operation } from '../../../operations/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { literal } from '../compile/index.ts';
import { execute, executeAll, record, text, type Alteration, type Closing } from './closing.ts';
import { optionChanges, optionClause } from './foreign-options.ts';

export function createWrapper(wrapper: CatalogObject, closing: Closing): readonly Operation[] {
  return [
    execute(
      `CREATE FOREIGN DATA WRAPPER ${wrapper.name}${functions(wrapper, closing)}${optionClause(record(wrapper, 'options'))}`,
    ),
  ];
}

export function alterWrapper(
  { before, after, properties }: Alteration,
  closing: Closing,
): readonly Operation[] {
  const handler = properties.has('handler') ? orNo(after, 'handler', 'HANDLER', closing) : [];
  const validator = properties.has('validator') ? orNo(after, 'validator', 'VALIDATOR', closing) : [];
  const options = optionChanges(record(before, 'options'), record(after, 'options'));
  const changes = [...handler, ...validator, ...(options === '' ? [] : [options])];
  return changes.length === 0
    ? []
    : [execute(`ALTER FOREIGN DATA WRAPPER ${after.name} ${changes.join(' ')}`)];
}

export function createServer(server: CatalogObject): readonly Operation[] {
  const [type, version] = [text(server, 'type'), text(server, 'version')];
  return [
    execute(
      [
        `CREATE SERVER ${server.name}`,
        ...(type === '' ? [] : [`TYPE ${literal(type)}`]),
        ...(version === '' ? [] : [`VERSION ${literal(version)}`]),
        `FOREIGN DATA WRAPPER ${text(server, 'wrapper')}`,
      ].join(' ') + optionClause(record(server, 'options')),
    ),
  ];
}

export function recreatesServer({ properties }: Alteration): boolean {
  return properties.has('wrapper') || properties.has('type');
}

export function alterServer({ before, after, properties }: Alteration): readonly Operation[] {
  const options = optionChanges(record(before, 'options'), record(after, 'options'));
  const version = text(after, 'version');
  const changes = [
    ...(properties.has('version') ? [`VERSION ${version === '' ? 'NULL' : literal(version)}`] : []),
    ...(options === '' ? [] : [options]),
  ];
  return changes.length === 0 ? [] : [execute(`ALTER SERVER ${after.name} ${changes.join(' ')}`)];
}

export function createMapping(mapping: CatalogObject): readonly Operation[] {
  return [
    execute(`CREATE USER MAPPING FOR ${mappingName(mapping)}${optionClause(record(mapping, 'options'))}`),
  ];
}

export function dropMapping(mapping: CatalogObject): readonly Operation[] {
  return [execute(`DROP USER MAPPING FOR ${mappingName(mapping)}`)];
}

export function alterMapping({ before, after }: Alteration): readonly Operation[] {
  const options = optionChanges(record(before, 'options'), record(after, 'options'));
  return executeAll(options === '' ? [] : [`ALTER USER MAPPING FOR ${mappingName(after)} ${options}`]);
}

/** `role server name` */
function mappingName({ name }: CatalogObject): string {
  return name.replace(/ server (\S+|"(?:[^"]|"")+")$/, ' SERVER $1');
}

function functions(wrapper: CatalogObject, closing: Closing): string {
  const [handler, validator] = [text(wrapper, 'handler'), text(wrapper, 'validator')];
  return [
    ...(handler === '' ? [] : [` HANDLER ${closing.sql(handler)}`]),
    ...(validator === '' ? [] : [` VALIDATOR ${closing.sql(validator)}`]),
  ].join('');
}

function orNo(object: CatalogObject, property: string, keyword: string, closing: Closing): readonly string[] {
  const value = text(object, property);
  return [value === '' ? `NO ${keyword}` : `${keyword} ${closing.sql(value)}`];
}
