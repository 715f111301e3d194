import { getInput, getMultilineInput } from '@actions/core';
import { migError } from '../../src/errors/index.ts';

/** The inputs of action.yml, checked. An empty input is one that was not given. */
export interface Inputs {
  /** Relative to the workspace. */
  readonly workingDirectory: string;
  /** Relative to the working directory. */
  readonly config?: string;
  /** One of several databases of the config. */
  readonly name?: string;
  /** Server for scratch databases. */
  readonly databaseUrl?: string;
  readonly server?: string;
  readonly baseRef?: string;
  readonly checks?: readonly string[];
  readonly failOn?: 'error' | 'warning' | 'info';
  readonly comment: 'always' | 'findings' | 'never';
  readonly commentKey: string;
  readonly commentAuthor?: string;
  readonly annotations: boolean;
  readonly token: string;
}

/** @throws MIG_ACTION_INPUT */
export function readInputs(): Inputs {
  const checks = getMultilineInput('checks').flatMap((line) =>
    line.split(/[\s,]+/).filter((id) => id !== ''),
  );
  return {
    workingDirectory: getInput('working-directory') || '.',
    comment: oneOf('comment', ['always', 'findings', 'never'], 'findings'),
    commentKey: getInput('comment-key'),
    annotations: oneOf('annotations', ['true', 'false'], 'true') === 'true',
    token: getInput('github-token'),
    ...optional('config', getInput('config')),
    ...optional('name', getInput('name')),
    ...optional('databaseUrl', getInput('database-url')),
    ...optional('server', getInput('server')),
    ...optional('baseRef', getInput('base-ref')),
    ...optional('commentAuthor', getInput('comment-author')),
    ...(checks.length === 0 ? {} : { checks }),
    ...(getInput('fail-on') === ''
      ? {}
      : { failOn: oneOf('fail-on', ['error', 'warning', 'info'], 'warning') }),
  };
}

function optional<K extends string>(key: K, value: string): Partial<Record<K, string>> {
  return value === '' ? {} : ({ [key]: value } as Record<K, string>);
}

function oneOf<V extends string>(input: string, values: readonly V[], fallback: V): V {
  const value = getInput(input);
  if (value === '') return fallback;
  const known = values.find((candidate) => candidate === value);
  if (known === undefined) throw migError('MIG_ACTION_INPUT', { input, value, expected: values.join(', ') });
  return known;
}
