import { findingCodes } from '../checks/index.ts';
import { catalogue, migError, type ErrorEntry } from '../errors/index.ts';
import { closest } from '../util/index.ts';

/** The page of one code. */
export interface Explanation {
  readonly code: string;
  readonly title: string;
  /** Markdown. */
  readonly docs: string;
}

/** The page of an error (`MIG_…`) or a finding (`MC…`); letter case does not matter. @throws MIG_UNKNOWN_CODE */
export function explain(code: string): Explanation {
  const wanted = code.trim().toUpperCase();
  const pages: Readonly<Record<string, Pick<ErrorEntry<never>, 'title' | 'docs'>>> = {
    ...catalogue,
    ...findingCodes,
  };
  const page = Object.hasOwn(pages, wanted) ? pages[wanted] : undefined;
  if (page !== undefined) return { code: wanted, title: page.title, docs: page.docs };
  const near = closest(wanted, Object.keys(pages));
  throw migError('MIG_UNKNOWN_CODE', { code, ...(near === undefined ? {} : { near }) });
}
