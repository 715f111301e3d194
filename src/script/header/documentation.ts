/** What a comment or a message says about a revision. */
export interface Documentation {
  /** The first paragraph, on one line; empty when there is none. */
  readonly title: string;
  readonly documentation: string;
  readonly createdAt?: string;
}

/** Reads the text of a comment: stars and indentation go, `Create Date:` is taken out. */
export function readDocumentation(comment: string): Documentation {
  const plain = PLAIN.exec(comment);
  if (plain !== null) {
    const [, title = '', createdAt = ''] = plain;
    return { title, documentation: title, createdAt };
  }
  const kept: string[] = [];
  let createdAt = '';
  for (const raw of comment.includes('\r') ? comment.split(/\r\n|\r|\n/) : comment.split('\n')) {
    MARGIN.lastIndex = 0;
    MARGIN.test(raw);
    const line = raw.slice(MARGIN.lastIndex).trimEnd();
    // Most lines are neither.
    const isSpecial = SPECIAL.test(line);
    const created = isSpecial ? CREATED.exec(line) : null;
    if (created !== null) createdAt ||= created[1]?.trim() ?? '';
    else if (!isSpecial || !HEADER_LINE.test(line)) kept.push(line);
  }
  const documentation = kept.join('\n').trim();
  const end = documentation.search(PARAGRAPH_END);
  const title = end < 0 ? documentation : documentation.slice(0, end);
  const made = { title: RUN_OF_SPACE.test(title) ? title.replace(/\s+/g, ' ').trim() : title, documentation };
  return createdAt === '' ? made : { title: made.title, documentation, createdAt };
}

/**
 * A comment as `mig revision` writes it: one line of plain words, and a date. Read in one go, as ten thousand files have it; all
 * others are read line by line, and both read this one alike.
 */
const PLAIN =
  /^\*\n \* (?!revis(?:es|ion id)\s*:|create)([\w"'([](?:\S| (?=\S))*)\n \*\n \* Create Date: (\S(?:\S| (?=\S))*)\n $/i;

const MARGIN = /\s*[*/]*\s?/y;
const PARAGRAPH_END = /\n\s*\n/;
const RUN_OF_SPACE = /[^\S ]| {2}/;
const SPECIAL = /^\s*[cr]/i;
const CREATED = /^\s*create(?:d)?[ _]?(?:date|at)\s*:\s*(.*)$/i;
/** Lines of a generated comment that repeat the header. */
const HEADER_LINE = /^\s*(?:revision id|revises)\s*:/i;

/** Comments that speak to tools are no documentation. */
export function isProse(comment: string): boolean {
  return !TO_TOOLS.test(comment);
}

const TO_TOOLS =
  /^[*!\s/]*(?:eslint|@ts-|prettier|biome|oxlint|istanbul|c8|v8 |jest|tslint|globals? |<reference|#|@license|@copyright|copyright)/i;
