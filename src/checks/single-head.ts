import type { SourceRevision } from '../sources/index.ts';
import type { Check, CheckContext, Evidence, Finding } from './contract.ts';
import { basesOf, forkPoints, headsOf, lineOf } from './graph.ts';
import { drawMermaid, drawText, type Drawing } from './single-head/draw.ts';
import { problemFinding } from './single-head/problem-findings.ts';
import { count, placeOf } from './words.ts';

/** One head, or as many as the config says, in a graph without mistakes. Needs no database. */
export const singleHead: Check = {
  id: 'single-head',
  title: 'Single head',
  description: 'The history is one sound graph with as many heads as it should have.',
  needs: { database: false, schema: false },
  async run(context) {
    const { revisions, problems } = context;
    const heads = headsOf(revisions);
    const bases = basesOf(revisions);
    return {
      findings: [
        ...problems.map(problemFinding),
        // Heads and bases of a broken graph say nothing: a missing parent alone makes two lines of one.
        ...(context.order === undefined
          ? []
          : [...headsFindings(context, heads), ...basesFindings(context, bases)]),
      ],
      notes: [],
      compared: { revisions: revisions.length, heads: heads.length, bases: bases.length },
    };
  },
};

function headsFindings(context: CheckContext, heads: readonly string[]): readonly Finding[] {
  const { revisions, options } = context;
  if (heads.length === options.heads) return [];
  const listed = heads.map((id) => find(revisions, id));
  const newest = listed.at(-1);
  const forks = heads.length > 1 ? forkPoints(revisions, heads) : [];
  return [
    {
      code: 'MC101',
      check: 'single-head',
      severity: 'error',
      message: `The history has ${count(heads.length, 'head')} (${heads.join(', ')})${options.heads === 1 ? '' : `; ${options.heads} are expected`}.`,
      ...(newest === undefined ? {} : { location: placeOf(newest) }),
      evidence: heads.length > 1 ? headsEvidence(context, { listed, forks }) : [],
      details: {
        heads: listed.map(({ id, title, file, line, createdAt }) => ({ id, title, file, line, createdAt })),
        forkPoints: forks,
        expected: options.heads,
      },
    },
  ];
}

interface Heads {
  readonly listed: readonly SourceRevision[];
  readonly forks: readonly string[];
}

function headsEvidence(
  { revisions, source, database }: CheckContext,
  { listed, forks }: Heads,
): readonly Evidence[] {
  const heads = listed.map(({ id }) => id);
  const common = new Set(forks.flatMap((fork) => [...lineOf(revisions, fork)]));
  const above = new Set(
    heads.flatMap((head) => [...lineOf(revisions, head)]).filter((id) => !common.has(id)),
  );
  const drawing: Drawing = { revisions, heads, forks, above };
  return [
    { title: 'Heads', format: 'text', text: listed.map(headLine).join('\n') },
    { title: 'Graph', format: 'text', text: drawText(drawing) },
    { title: 'Graph', format: 'mermaid', text: drawMermaid(drawing) },
    mend({ kind: source.kind, heads, database }),
  ];
}

function headLine({ id, title, file, line, createdAt }: SourceRevision): string {
  const date = createdAt === undefined ? '' : `  ${createdAt}`;
  return `${id}  ${title}  ${line === undefined ? file : `${file}:${line}`}${date}`;
}

interface Mend {
  readonly kind: string;
  readonly heads: readonly string[];
  readonly database: string | undefined;
}

function mend({ kind, heads, database }: Mend): Evidence {
  if (kind !== 'native')
    return {
      title: 'To mend it',
      format: 'text',
      text: 'Put one line behind the other: correct "parents" in the manifest.',
    };
  const message = `merge ${heads.join(' and ')}`.replace(/["\\$`!]/g, '');
  return {
    title: 'To mend it',
    format: 'commands',
    text: `npx mig merge${database === undefined ? '' : ` -n ${shellWord(database)}`} ${heads.map(shellWord).join(' ')} -m "${message}"`,
  };
}

function shellWord(word: string): string {
  return /^[\w.,:/@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function basesFindings({ revisions, options }: CheckContext, bases: readonly string[]): readonly Finding[] {
  if (bases.length <= options.heads) return [];
  const listed = bases.map((id) => find(revisions, id));
  const newest = listed.at(-1);
  return [
    {
      code: 'MC108',
      check: 'single-head',
      severity: 'warning',
      message: `The history has ${count(bases.length, 'base')} (${bases.join(', ')}): revisions that follow no other.`,
      ...(newest === undefined ? {} : { location: placeOf(newest) }),
      evidence: [{ title: 'Bases', format: 'text', text: listed.map(headLine).join('\n') }],
      details: { bases },
    },
  ];
}

function find(revisions: readonly SourceRevision[], id: string): SourceRevision {
  const found = revisions.find((revision) => revision.id === id);
  if (found === undefined) throw new TypeError(`No revision ${id}.`);
  return found;
}
