import type { Operation } from '../../../operations/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { literal } from '../compile/index.ts';
import { execute, executeAll, list, text, type Alteration, type Closing } from './closing.ts';
import { designation } from './designation.ts';

// Objects that are made and dropped in one plain statement.

export function dropByName(object: CatalogObject, closing: Closing): readonly Operation[] {
  return [execute(`DROP ${designation(object, closing)}`)];
}

export function createSchema(schema: CatalogObject): readonly Operation[] {
  return [execute(`CREATE SCHEMA ${schema.name}`)];
}

/** The schema is named where it is no matter of course and nothing that the extension brings itself. */
export function createExtension(extension: CatalogObject, closing: Closing): readonly Operation[] {
  const schema = text(extension, 'schema');
  const isOwn = closing.to.objects[`schema ${schema}`] === undefined;
  const place = schema === 'public' || isOwn ? '' : ` SCHEMA ${schema}`;
  return [execute(`CREATE EXTENSION ${extension.name}${place}`)];
}

export function alterExtension({ after, properties }: Alteration): readonly Operation[] {
  return executeAll([
    ...(properties.has('version')
      ? [`ALTER EXTENSION ${after.name} UPDATE TO ${literal(text(after, 'version'))}`]
      : []),
    ...(properties.has('schema')
      ? [`ALTER EXTENSION ${after.name} SET SCHEMA ${text(after, 'schema')}`]
      : []),
  ]);
}

/** A language of an extension comes with it. */
export function createLanguage(language: CatalogObject, closing: Closing): readonly Operation[] {
  if (closing.to.objects[`extension ${language.name}`] !== undefined) return [];
  const part = (property: string, keyword: string): readonly string[] => {
    const value = text(language, property);
    return value === '' ? [] : [`${keyword} ${closing.sql(value)}`];
  };
  const trusted = language.definition['trusted'] === true ? 'TRUSTED ' : '';
  return [
    execute(
      [
        `CREATE ${trusted}LANGUAGE ${language.name}`,
        ...part('handler', 'HANDLER'),
        ...part('inline', 'INLINE'),
        ...part('validator', 'VALIDATOR'),
      ].join(' '),
    ),
  ];
}

export function dropLanguage(language: CatalogObject, closing: Closing): readonly Operation[] {
  return closing.from.objects[`extension ${language.name}`] === undefined
    ? dropByName(language, closing)
    : [];
}

export function createAccessMethod(method: CatalogObject, closing: Closing): readonly Operation[] {
  const type = text(method, 'type').toUpperCase();
  return [
    execute(
      `CREATE ACCESS METHOD ${method.name} TYPE ${type} HANDLER ${closing.sql(text(method, 'handler'))}`,
    ),
  ];
}

/** @see https://www.postgresql.org/docs/current/sql-createcollation.html */
export function createCollation(collation: CatalogObject, closing: Closing): readonly Operation[] {
  const { definition } = collation;
  const provider = text(collation, 'provider');
  const [collate, ctype] = [text(collation, 'collate'), text(collation, 'ctype')];
  const locale = text(collation, 'locale') || (collate === ctype ? collate : '');
  const parts = [
    ...(provider === 'libc' ? [] : [`PROVIDER = ${provider}`]),
    ...(locale === ''
      ? [`LC_COLLATE = ${literal(collate)}`, `LC_CTYPE = ${literal(ctype)}`]
      : [`LOCALE = ${literal(locale)}`]),
    ...(definition['deterministic'] === false ? ['DETERMINISTIC = false'] : []),
    ...(text(collation, 'rules') === '' ? [] : [`RULES = ${literal(text(collation, 'rules'))}`]),
  ];
  return [execute(`CREATE COLLATION ${closing.sql(collation.name)} (${parts.join(', ')})`)];
}

/** The server prints the definition; the target for ANALYZE is told apart. */
export function createStatistics(object: CatalogObject, closing: Closing): readonly Operation[] {
  return [
    execute(closing.sql(text(object, 'definition'))),
    ...(object.definition['target'] === undefined ? [] : [statisticsTarget(object, closing)]),
  ];
}

export function alterStatistics({ after, properties }: Alteration, closing: Closing): readonly Operation[] {
  return properties.has('target') ? [statisticsTarget(after, closing)] : [];
}

function statisticsTarget(object: CatalogObject, closing: Closing): Operation {
  const target = text(object, 'target') || '-1';
  return execute(`ALTER STATISTICS ${closing.sql(object.name)} SET STATISTICS ${target}`);
}

export function createEventTrigger(trigger: CatalogObject, closing: Closing): readonly Operation[] {
  const tags = list(trigger, 'tags').map(literal);
  return executeAll([
    [
      `CREATE EVENT TRIGGER ${trigger.name} ON ${text(trigger, 'event')}`,
      ...(tags.length === 0 ? [] : [`WHEN TAG IN (${tags.join(', ')})`]),
      `EXECUTE FUNCTION ${closing.sql(text(trigger, 'function'))}`,
    ].join(' '),
    ...(text(trigger, 'enabled') === 'origin' ? [] : [eventTriggerState(trigger)]),
  ]);
}

export function alterEventTrigger({ after, properties }: Alteration): readonly Operation[] {
  return properties.has('enabled') ? [execute(eventTriggerState(after))] : [];
}

function eventTriggerState(trigger: CatalogObject): string {
  const states: Readonly<Record<string, string>> = {
    origin: 'ENABLE',
    always: 'ENABLE ALWAYS',
    replica: 'ENABLE REPLICA',
    disabled: 'DISABLE',
  };
  return `ALTER EVENT TRIGGER ${trigger.name} ${states[text(trigger, 'enabled')] ?? 'ENABLE'}`;
}

/** Settings of this database, whose name is nothing that a migration knows. */
export function alterDatabaseSettings(
  before: CatalogObject | undefined,
  after: CatalogObject | undefined,
): readonly Operation[] {
  const role = /^role (.*)$/.exec((after ?? before)?.name ?? '')?.[1];
  const [was, is] = [settings(before), settings(after)];
  const changes = [
    ...Object.entries(is).flatMap(([name, value]) =>
      was[name] === value ? [] : [`SET ${name} = ${settingValue(name, value)}`],
    ),
    ...Object.keys(was)
      .filter((name) => !(name in is))
      .map((name) => `RESET ${name}`),
  ];
  return changes.map((change) => {
    const command =
      role === undefined ? `ALTER DATABASE %I ${change}` : `ALTER ROLE ${role} IN DATABASE %I ${change}`;
    return execute(`DO $$
BEGIN
  EXECUTE format(${literal(command.replaceAll('%', '%%').replace('%%I', '%I'))}, current_database());
END $$`);
  });
}

function settings(object: CatalogObject | undefined): Readonly<Record<string, string>> {
  if (object === undefined) return {};
  return Object.fromEntries(
    list(object, 'settings').map((item) => {
      const [name = '', ...value] = item.split('=');
      return [name, value.join('=')];
    }),
  );
}

/** Lists are kept as they are written; in one string they would be one name. */
function settingValue(name: string, value: string): string {
  return /^(search_path|temp_tablespaces|session_preload_libraries|local_preload_libraries)$/.test(name)
    ? value
    : literal(value);
}
