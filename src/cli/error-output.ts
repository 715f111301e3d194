import { relative } from 'node:path';
import { isMigError, migError, type MigError } from '../errors/index.ts';
import { excerpt, maskSecrets, stableJson } from '../util/index.ts';
import type { Style } from './style.ts';

export interface ErrorOutputOptions {
  readonly style: Style;
  /** Absolute; file names are shown relative to it. */
  readonly cwd: string;
}

/** The error itself, or MIG_INTERNAL around something that should never have been thrown. */
export function asMigError(error: unknown): MigError {
  if (isMigError(error)) return error;
  const { message } = (error ?? {}) as { message?: string };
  return migError('MIG_INTERNAL', { reason: maskSecrets(message ?? String(error)) }, { cause: error });
}

/** An error as a person reads it: code and message, place, statement, hint; ends with a newline. */
export function errorText(error: MigError, { style, cwd }: ErrorOutputOptions): string {
  const { location = {}, hint } = error;
  const place = location.file === undefined ? undefined : shortPlace(location.file, location.line, cwd);
  const lines = [
    `${style.red('error')} ${style.bold(error.code)}  ${error.message.replaceAll('\n', '\n  ')}`,
    ...(place === undefined ? [] : [`  ${style.dim('at')} ${style.cyan(place)}`]),
    ...(location.statement === undefined ? [] : ['', indent(location.statement), '']),
    ...(hint === undefined ? [] : [`  ${style.dim('hint')} ${hint.replaceAll('\n', '\n       ')}`]),
    ...(error.code === 'MIG_INTERNAL' ? ['', indent(String((error.cause as Error | undefined)?.stack))] : []),
  ];
  return `${maskSecrets(lines.join('\n'))}\n`;
}

/** The same error for programs: one JSON document, ending with a newline. */
export function errorJson(error: MigError): string {
  const { code, message, hint, location, exitCode, details } = error;
  return `${stableJson({ error: { code, message: maskSecrets(message), hint, location, exitCode, details } }, 2)}\n`;
}

function shortPlace(file: string, line: number | undefined, cwd: string): string {
  const near = relative(cwd, file);
  const shown = near === '' || near.startsWith('..') ? file : near;
  return line === undefined ? shown : `${shown}:${line}`;
}

/** Long statements are cut: the file shows the rest. */
function indent(text: string): string {
  return excerpt(text, 21)
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
