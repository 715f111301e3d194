/** What the hidden first line of a comment says. */
export interface Marker {
  /** Tells projects and matrix jobs of one repository apart. */
  readonly key: string;
  /** Run that wrote the comment; a newer run has a greater number. */
  readonly runId?: number;
}

const NAME = 'mig-check';

/** An HTML comment that stands first in the body and names the key, encoded so that it cannot be closed early. */
export function writeMarker({ key, runId }: Marker): string {
  return `<!-- ${NAME} key=${encodeURIComponent(key)}${runId === undefined ? '' : ` run=${runId}`} -->`;
}

/** The marker of a comment's body; undefined unless the body starts with one. */
export function readMarker(body: string): Marker | undefined {
  const [, key, run] = /^<!-- mig-check key=(\S*?)(?: run=(\d+))? -->/.exec(body) ?? [];
  if (key === undefined) return undefined;
  try {
    return { key: decodeURIComponent(key), ...(run === undefined ? {} : { runId: Number(run) }) };
  } catch {
    return undefined;
  }
}
