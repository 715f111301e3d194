import type { RevisionVerdict } from '../../../src/checks/index.ts';
import type { Item, Section } from './fit.ts';
import { code, count, cutText, details, fence, html, prose } from './markdown.ts';
import type { CommentInput, NewRevision, RevisionSql } from './model.ts';
import { fileLink } from './place.ts';

/** SQL of one direction in the shortened form. */
const SHORT_SQL_UNITS = 1500;
const TITLE_UNITS = 120;

/** Every new revision with its SQL up and down, folded; edited and removed ones by name. */
export function revisionSections(input: CommentInput): Section[] {
  const { change } = input;
  if (change === undefined) return [];
  const sections: Section[] = [];
  if (change.added.length > 0)
    sections.push({
      name: 'new revisions',
      importance: 4,
      head: `#### ${count(change.added.length, 'new revision')}`,
      items: change.added.map((added) => revisionItem(input, added)),
    });
  const others = [
    ...fileLines(change.edited, 'Edited although the base has it'),
    ...fileLines(change.removed, 'Removed although the base has it'),
  ];
  if (others.length > 0)
    sections.push({
      name: 'edited revisions',
      importance: 5,
      head: '#### Revisions of the base',
      items: others,
    });
  return sections;
}

function fileLines(paths: readonly string[], what: string): Item[] {
  return paths.map((path): Item => [`- ${what}: ${code(path)}`]);
}

function revisionItem(input: CommentInput, added: NewRevision): Item {
  const { revision } = added;
  const verdict = describeVerdict(input, added);
  const title = html(cutText(revision.title, TITLE_UNITS));
  const summary = `${verdict.icon} <code>${html(revision.id)}</code> ${title} · ${verdict.text}`;
  const marks = [`${fileLink(input, revision.file, revision.line)}${parents(added)}`, ...irreversible(added)];
  const whole = (units: number): string =>
    details(
      summary,
      [
        marks.join('\n\n'),
        direction('Up', added.upgrade, units),
        direction('Down', added.downgrade, units),
      ].join('\n\n'),
    );
  const line = `- ${verdict.icon} ${code(revision.id)} ${prose(cutText(revision.title, TITLE_UNITS))} · ${verdict.text}`;
  return [whole(Number.POSITIVE_INFINITY), whole(SHORT_SQL_UNITS), line];
}

function parents({ revision }: NewRevision): string {
  if (revision.parents.length === 0) return ', the first revision of its line';
  return `, after ${revision.parents.map(code).join(' and ')}`;
}

function irreversible({ revision }: NewRevision): string[] {
  return revision.irreversible === undefined
    ? []
    : [`⛔ **Irreversible**: ${prose(cutText(revision.irreversible, 500))}`];
}

function direction(title: string, sql: RevisionSql, units: number): string {
  if ('unavailable' in sql) return `**${title}**: ${prose(cutText(sql.unavailable, 500))}`;
  const { script } = sql;
  if (script === '') return `**${title}**: no statement`;
  const shown = cutText(script, units);
  const cut =
    shown.length < script.length ? `\n\n_${shown.length} of ${script.length} characters shown._` : '';
  return `**${title}**\n\n${fence('sql', shown)}${cut}`;
}

/** What the round trip said of this revision. */
function describeVerdict({ report }: CommentInput, added: NewRevision): { icon: string; text: string } {
  const verdict = report?.verdicts.find(({ id }) => id === added.revision.id);
  if (verdict === undefined)
    return added.revision.irreversible === undefined
      ? { icon: '▫️', text: 'round trip not checked' }
      : { icon: '⛔', text: 'irreversible' };
  return wordVerdict(verdict);
}

function wordVerdict({ upgrade, downgrade, restored, reapplied }: RevisionVerdict): {
  icon: string;
  text: string;
} {
  if (upgrade === 'failed') return { icon: '❌', text: 'upgrade failed' };
  if (upgrade === 'not run') return { icon: '▫️', text: 'not run' };
  if (downgrade === 'irreversible') return { icon: '⛔', text: 'irreversible' };
  if (downgrade === 'missing') return { icon: '❌', text: 'no downgrade' };
  if (downgrade === 'failed') return { icon: '❌', text: 'downgrade failed' };
  if (restored === false) return { icon: '❌', text: 'downgrade does not restore the schema' };
  if (reapplied === false) return { icon: '❌', text: 'second upgrade differs from the first' };
  if (restored === true && reapplied === true) return { icon: '✅', text: 'round trip restores the schema' };
  return { icon: '▫️', text: 'round trip not completed' };
}
