import { drawMermaidGraph } from '../../script/index.ts';
import type { SourceRevision } from '../../sources/index.ts';

/** What to draw: the lines of the heads above their fork points (or whole, when they have none). */
export interface Drawing {
  readonly revisions: readonly SourceRevision[];
  readonly heads: readonly string[];
  readonly forks: readonly string[];
  /** Ids of the revisions on the lines, without the fork points. */
  readonly above: ReadonlySet<string>;
}

/** Longest run of revisions without a fork that is drawn in full. */
const RUN = 6;

/** A tree for the terminal: fork point first, each line below it, heads marked. */
export function drawText(drawing: Drawing): string {
  const roots =
    drawing.forks.length > 0
      ? drawing.revisions.filter(({ id }) => drawing.forks.includes(id))
      : drawing.revisions.filter(({ id, parents }) => drawing.above.has(id) && parents.length === 0);
  const drawn = new Set<string>();
  return roots.flatMap((root) => branch(drawing, root, '', drawn)).join('\n');
}

function branch(
  drawing: Drawing,
  start: SourceRevision,
  indent: string,
  drawn: Set<string>,
): readonly string[] {
  const run = runFrom(drawing, start);
  const last = run.at(-1) ?? start;
  const lines = shorten(run).map((item) => (typeof item === 'string' ? item : label(drawing, item)));
  if (drawn.has(last.id)) return [`${indent}${label(drawing, start)} (drawn above)`];
  for (const { id } of run) drawn.add(id);
  const children = childrenOf(drawing, last);
  return [
    ...lines.map((line) => `${indent}${line}`),
    ...children.flatMap((child, index) => {
      const isLast = index === children.length - 1;
      const [first = '', ...rest] = branch(drawing, child, '', drawn);
      return [
        `${indent}${isLast ? '└─ ' : '├─ '}${first}`,
        ...rest.map((line) => `${indent}${isLast ? '   ' : '│  '}${line}`),
      ];
    }),
  ];
}

/** The revision and those that follow it one by one, up to the next fork or head. */
function runFrom(drawing: Drawing, start: SourceRevision): readonly SourceRevision[] {
  const run = [start];
  for (;;) {
    const last = run.at(-1) ?? start;
    const children = childrenOf(drawing, last);
    const [only] = children;
    if (children.length !== 1 || only === undefined || drawing.forks.includes(last.id)) return run;
    run.push(only);
  }
}

function shorten(run: readonly SourceRevision[]): readonly (SourceRevision | string)[] {
  if (run.length <= RUN) return run;
  return [...run.slice(0, 2), `⋮ ${run.length - 4} more`, ...run.slice(-2)];
}

function childrenOf({ revisions, above }: Drawing, { id }: SourceRevision): readonly SourceRevision[] {
  return revisions.filter((revision) => above.has(revision.id) && revision.parents.includes(id));
}

function label({ heads, forks }: Drawing, { id, title }: SourceRevision): string {
  const mark = heads.includes(id) ? '  ← head' : forks.includes(id) ? '  ← fork point' : '';
  return `${id}${title === '' || title === id ? '' : `  ${title}`}${mark}`;
}

/** The same as a Mermaid flowchart, with an accessible title. */
export function drawMermaid({ revisions, heads, forks, above }: Drawing): string {
  return drawMermaidGraph({
    nodes: revisions
      .filter(({ id }) => above.has(id) || forks.includes(id))
      .map(({ id, title, parents }) => ({
        id,
        title,
        // What lies below a fork point is common to all, and not drawn.
        parents: forks.includes(id) ? [] : parents,
        ...(heads.includes(id) ? { mark: 'head' as const } : {}),
      })),
    title: `Revision graph with ${heads.length} heads`,
    description: `Heads: ${heads.join(', ')}. Fork point: ${forks.join(', ') || 'none'}.`,
  });
}
