/** What a comment or a message says about a revision. */
export interface Documentation {
  /** The first paragraph, on one line; empty when there is none. */
  readonly title: string;
  readonly documentation: string;
  readonly createdAt?: string;
}

/** Reads the text of a comment: stars and indentation go, `Create Date:` is taken out. */
export function readDocumentation(comment: string): Documentation {
  const lines = comment.split(/\r\n|\r|\n/).map((line) => line.replace(/^\s*[*/]*\s?/, '').trimEnd());
  const created = lines.find((line) => CREATED.test(line));
  const kept = lines.filter((line) => !CREATED.test(line) && !HEADER_LINE.test(line));
  const documentation = kept.join('\n').trim();
  const [title = ''] = documentation.split(/\n\s*\n/);
  const createdAt = created === undefined ? undefined : CREATED.exec(created)?.[1]?.trim();
  return {
    title: title.replace(/\s+/g, ' ').trim(),
    documentation,
    ...(createdAt === undefined || createdAt === '' ? {} : { createdAt }),
  };
}

const CREATED = /^\s*create(?:d)?[ _]?(?:date|at)\s*:\s*(.*)$/i;
/** Lines of a generated comment that repeat the header. */
const HEADER_LINE = /^\s*(?:revision id|revises)\s*:/i;
