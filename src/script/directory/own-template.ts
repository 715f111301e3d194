import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import vm from 'node:vm';
import { migError } from '../../errors/index.ts';
import type { ScriptLanguage } from '../types.ts';
import { languageOf } from './list-files.ts';
import { displayPath, systemReason } from './display.ts';
import type { Template, TemplateValues } from './templates.ts';

export interface OwnTemplateOptions {
  /** Absolute. */
  readonly root: string;
  /** Absolute path of the template. */
  readonly file: string;
  /** Further members of `it`. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A template that a project brings along. */
export interface OwnTemplate {
  /** As messages name it. */
  readonly file: string;
  readonly render: Template;
}

/**
 * The first template for a language: `template.sql.eta` is for SQL, `template.eta` for every language; `undefined` when
 * none is for it.
 */
export function templateFor(files: readonly string[], language: ScriptLanguage): string | undefined {
  return files.find((file) => {
    const made = languageOf(basename(file).replace(/\.eta$/, ''));
    return made === undefined || made === language;
  });
}

/**
 * Reads a template of the project. Values are members of `it`; `<%= … %>` is written as it is, and `-%>` swallows the
 * line break after it.
 *
 * @throws MIG_TEMPLATE_NOT_FOUND; rendering throws MIG_TEMPLATE_FAILED with file and line
 * @see https://eta.js.org
 */
export async function readOwnTemplate({ root, file, more = {} }: OwnTemplateOptions): Promise<OwnTemplate> {
  const shown = displayPath(root, file);
  const text = readTemplate(file, shown);
  // Loaded on use: most projects have no template of their own.
  const { Eta } = await import('eta');
  const eta = new Eta({ autoEscape: false, autoTrim: false, debug: true, cache: false });
  const render = (values: TemplateValues): string => {
    try {
      return eta.renderString(text, { ...helpers, ...more, ...values });
    } catch (error) {
      const { reason, line } = describe(error, () => eta.compileToString(text));
      throw migError(
        'MIG_TEMPLATE_FAILED',
        { file: shown, reason },
        { location: { file: shown, line }, cause: error },
      );
    }
  };
  return { file: shown, render };
}

const helpers = {
  /** `null`, one quoted string, or an array of them. */
  literal: (value: string | readonly string[]): string => {
    const items = [value].flat();
    if (items.length === 0) return 'null';
    return items.length === 1 ? JSON.stringify(items[0]) : JSON.stringify(items);
  },
  /** Lines of a body, each indented by two spaces. */
  indent: (lines: readonly string[]): string =>
    lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n'),
};

function readTemplate(file: string, shown: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw migError(
      'MIG_TEMPLATE_NOT_FOUND',
      { file: shown, reason: systemReason(error) },
      { location: { file: shown }, cause: error },
    );
  }
}

function describe(
  error: unknown,
  compiled: () => string,
): { readonly reason: string; readonly line: number } {
  const { message = '' } = error as { readonly message?: string };
  if (message.startsWith('Bad template syntax')) return syntaxError(compiled());
  const line = Number(/\bline (\d+)\b/.exec(message)?.[1] ?? 1);
  const running = /^line \d+\n/.test(message);
  const reason = running ? message.trimEnd().split('\n').at(-1) : message.split('\n')[0];
  return { reason: reason?.replace(/ at line \d+ col \d+:?$/, '') ?? '', line };
}

/** The engine only says what is wrong: compiling its output says where, and that knows the template's lines. */
function syntaxError(code: string): { readonly reason: string; readonly line: number } {
  try {
    new vm.Script(`(function (it, options) {\n${code}\n})`, { filename: 'template' });
    return { reason: 'bad syntax', line: 1 };
  } catch (error) {
    const { stack = '', message } = error as Error;
    const at = Number(/^template:(\d+)/.exec(stack)?.[1] ?? 1);
    const before = code
      .split('\n')
      .slice(0, at - 1)
      .join('\n');
    const line = Number([...before.matchAll(/^__eta\.line=(\d+)$/gm)].at(-1)?.[1] ?? 1);
    return { reason: message, line };
  }
}
