/** A revision to draw, with the parents that are drawn too. */
export interface DrawnRevision {
  readonly id: string;
  readonly parents: readonly string[];
}

/** One line of a drawing: the lanes, and the revision whose text belongs behind them. */
export interface LaneRow {
  readonly lanes: string;
  readonly id?: string;
}

/** Characters of the drawing; those of boxes, or such as every terminal has. */
const SIGNS = {
  box: {
    node: '●',
    line: '│',
    right: '├',
    left: '┤',
    cross: '┼',
    dash: '─',
    join: '╯',
    meet: '┴',
    split: '╮',
  },
  ascii: {
    node: '*',
    line: '|',
    right: '|',
    left: '|',
    cross: '+',
    dash: '-',
    join: '/',
    meet: '+',
    split: '\\',
  },
} as const;
type Signs = (typeof SIGNS)[keyof typeof SIGNS];

/**
 * Draws a graph in lanes, one line to a revision and one where lanes part or meet.
 *
 * @param revisions children before parents: newest first, as `RevisionGraph.history` returns them
 */
export function drawLanes(revisions: readonly DrawnRevision[], style: 'box' | 'ascii'): readonly LaneRow[] {
  const signs = SIGNS[style];
  const drawn = new Set(revisions.map(({ id }) => id));
  /** What each lane leads to next. */
  const lanes: (string | undefined)[] = [];
  const rows: LaneRow[] = [];
  for (const { id, parents } of revisions) {
    const waiting = lanes.flatMap((next, lane) => (next === id ? [lane] : []));
    const lane = waiting[0] ?? freeLane(lanes);
    const meeting = waiting.slice(1);
    if (meeting.length > 0)
      rows.push({ lanes: link({ lanes, lane, ends: meeting, end: signs.join, signs }) });
    for (const other of meeting) lanes[other] = undefined;
    lanes[lane] = id;
    trim(lanes);
    rows.push({ lanes: nodeRow(lanes, lane, signs), id });

    const [first, ...others] = parents.filter((parent) => drawn.has(parent));
    lanes[lane] = first;
    for (const parent of others) {
      const known = lanes.indexOf(parent);
      const target = known >= 0 ? known : freeLane(lanes);
      const end = known < 0 ? signs.split : known > lane ? signs.left : signs.right;
      rows.push({ lanes: link({ lanes, lane, ends: [target], end, signs }) });
      lanes[target] = parent;
    }
    trim(lanes);
  }
  return rows;
}

function freeLane(lanes: readonly (string | undefined)[]): number {
  const free = lanes.indexOf(undefined);
  return free < 0 ? lanes.length : free;
}

function trim(lanes: (string | undefined)[]): void {
  while (lanes.length > 0 && lanes.at(-1) === undefined) lanes.pop();
}

function nodeRow(lanes: readonly (string | undefined)[], node: number, { node: sign, line }: Signs): string {
  return lanes.map((next, lane) => (lane === node ? sign : next === undefined ? ' ' : line)).join(' ');
}

interface Link {
  readonly lanes: readonly (string | undefined)[];
  /** Where the revision is. */
  readonly lane: number;
  /** The lanes that part from it, or meet in it. */
  readonly ends: readonly number[];
  /** Drawn at the last of them. */
  readonly end: string;
  readonly signs: Signs;
}

/** A line across, from the lane of the revision to the others. */
function link({ lanes, lane, ends, end, signs }: Link): string {
  const from = Math.min(lane, ...ends);
  const to = Math.max(lane, ...ends);
  const far = lane === from ? to : from;
  const width = Math.max(lanes.length, to + 1);
  return Array.from({ length: width }, (_none, at) => {
    const within = at > from && at < to;
    const sign = at === far ? end : at === lane ? (lane === from ? signs.right : signs.left) : undefined;
    const empty = lanes[at] === undefined && at !== lane;
    const plain = ends.includes(at)
      ? signs.meet
      : within
        ? empty
          ? signs.dash
          : signs.cross
        : empty
          ? ' '
          : signs.line;
    return `${sign ?? plain}${at >= from && at < to ? signs.dash : ' '}`;
  })
    .join('')
    .trimEnd();
}
