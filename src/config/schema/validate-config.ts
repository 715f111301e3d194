import type { ErrorObject } from 'ajv';
import type { ConfigProblem } from '../../errors/index.ts';
import { closest, maskSecrets } from '../../util/index.ts';
import { checkConfig } from './check-config.ts';

/** A problem with the code it would have alone. */
export interface CodedProblem extends ConfigProblem {
  readonly code: 'MIG_CONFIG_UNKNOWN_KEY' | 'MIG_CONFIG_MISSING_KEY' | 'MIG_CONFIG_WRONG_VALUE';
}

/** What missing keys are for. */
const purposes: Readonly<Record<string, string>> = {
  migrations: "the folder of the revisions, for example migrations: './migrations'",
  directory: 'the folder of the revisions',
  kind: "'sql' or 'metadata' (or give MetaData itself, an object with `tables`)",
  module: 'the file that exports the MetaData, or the module to run',
  file: 'the SQL script',
  summary: 'what the command does, in a few words',
  run: 'the function that the command is',
  type: "'exec' or 'module'",
  executable: 'the program to run',
};

/** Everything that is wrong with a configuration, in the order of the schema; empty for a good one. */
export function validateConfig(config: unknown): readonly CodedProblem[] {
  if (checkConfig(config)) return [];
  const problems = (checkConfig.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map((error) => explain(error, config));
  return problems.filter(({ path }, index) => problems.findIndex((other) => other.path === path) === index);
}

function explain(error: ErrorObject, config: unknown): CodedProblem {
  const parent = error.instancePath.split('/').slice(1);
  if (error.keyword === 'additionalProperties') return unknownKey(error, parent);
  if (error.keyword === 'required') {
    const key = String(error.params['missingProperty']);
    const path = [...parent, key].join('.');
    const purpose = purposes[key] === undefined ? '' : `: ${purposes[key]}`;
    return { code: 'MIG_CONFIG_MISSING_KEY', path, message: `the key \`${path}\` is missing${purpose}.` };
  }
  const path = parent.join('.');
  const name = path === '' ? 'the configuration' : `\`${path}\``;
  return {
    code: 'MIG_CONFIG_WRONG_VALUE',
    path,
    message: `${name} must be ${wanted(error)}, not ${describe(valueAt(config, parent))}.`,
  };
}

function unknownKey(error: ErrorObject, parent: readonly string[]): CodedProblem {
  const key = String(error.params['additionalProperty']);
  const known = Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {});
  const path = [...parent, key].join('.');
  const meant = closest(key, known);
  const advice =
    meant === undefined
      ? `Known here: ${[...known].sort().join(', ')}.`
      : `Did you mean \`${[...parent, meant].join('.')}\`?`;
  return { code: 'MIG_CONFIG_UNKNOWN_KEY', path, message: `there is no key \`${path}\`. ${advice}` };
}

function wanted({ keyword, params, parentSchema }: ErrorObject): string {
  if (keyword === 'enum') return oneOf(params['allowedValues'] as readonly string[]);
  if (keyword === 'minLength') return 'a text that is not empty';
  if (keyword === 'minItems') return 'a list that is not empty';
  if (keyword === 'minProperties') return 'an object that is not empty';
  return String(parentSchema?.['description'] ?? params['type']);
}

const oneOf = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(' or ');

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'string') return `the text '${maskSecrets(value)}'`;
  if (typeof value === 'number' || typeof value === 'boolean') return `the ${typeof value} ${String(value)}`;
  return typeof value === 'function' ? 'a function' : 'an object';
}

function valueAt(config: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], config);
}
