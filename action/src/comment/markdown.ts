/**
 * Markdown made of text that a stranger wrote. Messages, ids, file names and SQL come from the pull request: none of
 * them may mention a person, link anywhere, open HTML, leave its fence or turn text around.
 */

/** Written between two characters that GitHub would otherwise read as a mention, a reference or a link. */
const BREAK = '&#8203;';

/** Control characters, and those that are invisible or change the direction of text. */
const UNSEEN = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;
/** Half a character: UTF-8 cannot hold it. */
export const LONE_SURROGATE = /\p{Surrogate}/gu;

/** The text on one line, without control characters, lone surrogates and runs of white space. */
export function oneLine(text: string): string {
  return text.replace(LONE_SURROGATE, '\ufffd').replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
}

/** Inline Markdown that reads as `text`. It must not stand at the start of a line: list markers are not escaped. */
export function prose(text: string): string {
  return withoutAutolinks(
    oneLine(text)
      .replace(/[\\`*_[\]~|]/g, '\\$&')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/\$/g, '&#36;'),
  );
}

/** The same for text inside our own HTML (`<summary>`); Markdown has no place there either. */
export function html(text: string): string {
  return withoutAutolinks(
    oneLine(text)
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      .replace(/[[\]`*_~]/g, (character) => `&#${character.charCodeAt(0)};`),
  );
}

/** Mentions, `#12`, `GH-12`, addresses of pages and of mail stay plain text. */
function withoutAutolinks(text: string): string {
  return text
    .replace(/@/g, `@${BREAK}`)
    .replace(/(^|[^&])#(?=\d)/g, `$1#${BREAK}`)
    .replace(/\b(gh)-(?=\d)/gi, `$1-${BREAK}`)
    .replace(/:\/\//g, `:${BREAK}//`)
    .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}${BREAK}.`);
}

/** A code span, whatever the text holds. */
export function code(text: string): string {
  const content = oneLine(text);
  if (content === '') return '` `';
  const ticks = '`'.repeat(longestRun(content) + 1);
  const pad = content.startsWith('`') || content.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${content}${pad}${ticks}`;
}

/** A code block. Text that only looks harmless is made visible: direction marks appear as `⟦U+202E⟧`. */
export function fence(language: string, text: string): string {
  const content = text
    .replace(/\r\n?/g, '\n')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(UNSEEN, (character) =>
      character === '\n' || character === '\t' ? character : visible(character),
    )
    .replace(/\n+$/, '');
  const ticks = '`'.repeat(Math.max(3, longestRun(content) + 1));
  return `${ticks}${language}\n${content}\n${ticks}`;
}

function visible(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return `⟦U+${point.toString(16).toUpperCase().padStart(4, '0')}⟧`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** A folded block; `summary` is HTML (see {@link html}), `body` is Markdown. */
export function details(summary: string, body: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** A link to one of our own pages; `label` is Markdown already. */
export function link(label: string, url: string): string {
  return `[${label}](${url.replace(/[()\s<>\\]/g, (character) => encodeURIComponent(character).replace('(', '%28').replace(')', '%29'))})`;
}

/** At most `units` UTF-16 units from the start of `text`, cut at a line's end where there is one; never half a character. */
export function cutText(text: string, units: number): string {
  if (text.length <= units) return text;
  const line = text.lastIndexOf('\n', units);
  const end = line > units / 2 ? line : units;
  const last = text.charCodeAt(end - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? end - 1 : end);
}

/** `1 revision`, `2 revisions`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
