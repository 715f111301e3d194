import { migError } from '../../errors/index.ts';
import type { Moment } from './moment.ts';

export interface FileNameOptions {
  readonly id: string;
  readonly message: string;
  readonly moment: Moment;
  /** Tokens in braces; may contain `/`. @defaultValue '{rev}_{slug}' */
  readonly template?: string;
  /** Longest slug, in characters. @defaultValue 40, also for 0 */
  readonly truncateSlugLength?: number;
}

/** Path of a new revision file within its version directory, without extension. @throws MIG_FILE_TEMPLATE */
export function fileNameOf(options: FileNameOptions): string {
  const { id, message, moment, template = '{rev}_{slug}' } = options;
  const tokens: Readonly<Record<string, string>> = {
    rev: id,
    slug: slugOf(message, options.truncateSlugLength),
    epoch: String(moment.epoch),
    year: String(moment.year).padStart(4, '0'),
    month: twoDigits(moment.month),
    day: twoDigits(moment.day),
    hour: twoDigits(moment.hour),
    minute: twoDigits(moment.minute),
    second: twoDigits(moment.second),
  };
  const name = template.replace(/\{([^{}]*)\}/g, (_all, token: string) => {
    const value = tokens[token];
    if (value === undefined)
      throw migError('MIG_FILE_TEMPLATE', { template, problem: `has an unknown token {${token}}` });
    return value;
  });
  const parts = name.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..') || /^[A-Za-z]:|[\\\0]/.test(name))
    throw migError('MIG_FILE_TEMPLATE', {
      template,
      problem: `leads to "${name}", which is no path within the version directory`,
    });
  const last = parts.at(-1) ?? '';
  if (parts.some((part) => part.startsWith('.')) || last === 'index' || last.endsWith('.d'))
    throw migError('MIG_FILE_TEMPLATE', {
      template,
      problem: `leads to "${name}", which would not be taken for a revision`,
    });
  return name;
}

/** The words of a message (any alphabet) in lower case, joined by `_`; cut after the last whole word that fits. */
export function slugOf(message: string, truncateSlugLength = 40): string {
  const longest = truncateSlugLength === 0 ? 40 : truncateSlugLength;
  const slug = (message.match(/[\p{L}\p{N}\p{M}_]+/gu) ?? []).join('_').toLowerCase();
  const characters = Array.from(slug);
  if (characters.length <= longest) return slug;
  const cut = characters.slice(0, longest).join('');
  const lastWord = cut.lastIndexOf('_');
  return `${lastWord === -1 ? cut : cut.slice(0, lastWord)}_`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
