import { migError, type MigError } from '../../errors/index.ts';
import { cycleProblems, type Links } from './diagnose-cycles.ts';
import { link } from './link.ts';
import { replacementErrors, replacementsOf, withReplacements, type Replacements } from './replacements.ts';
import { locationOf, type GraphIndex } from './node.ts';
import type { GraphProblem, GraphRevision } from './types.ts';

const ILLEGAL_CHARACTERS = ['+', '-', ':', '@'];
const RESERVED = new Set(['head', 'heads', 'base', 'current']);

/** Everything that is wrong with a set of revisions, in the order in which loading would come upon it. */
export function diagnose(revisions: readonly GraphRevision[]): GraphProblem[] {
  return examine(revisions).problems;
}

/** What the revisions are, however broken. */
export interface Examination {
  readonly problems: GraphProblem[];
  /**
   * What is left when the parts that are wrong are left out: of two revisions with one id the later, in the place of the
   * earlier; links to what is not there dropped. `null` when revisions go in circles.
   */
  readonly index: GraphIndex | null;
  readonly replaced: Replacements;
}

/** Finds every problem, and links what can be linked. */
export function examine(written: readonly GraphRevision[]): Examination {
  const replaced = replacementsOf(written);
  const errors = replaced.size === 0 ? [] : replacementErrors(written, replaced);
  const revisions = withReplacements(written, replaced);
  const { index, isSound } = link(revisions);
  if (isSound && errors.length === 0) return { problems: [], index, replaced };
  for (const revision of revisions) errors.push(...ownErrors(revision));
  const kept = withoutDuplicates(revisions, errors);
  const links = resolveLinks(kept, { errors, replaced });
  const cycles = cycleProblems(kept, links);
  return {
    problems: [...errors, ...cycles].map(asProblem),
    index: cycles.length > 0 ? null : index,
    replaced,
  };
}

/** An error as one entry of a list of problems. */
export function asProblem(error: MigError): GraphProblem {
  return {
    code: error.code,
    message: error.message,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    ...(error.location === undefined ? {} : { location: error.location }),
    error,
  };
}

/** Errors that one revision has by itself. */
export function ownErrors(revision: GraphRevision): MigError[] {
  const { id } = revision;
  const location = locationOf(revision);
  const errors: MigError[] = [];
  if (revision.down.includes(id)) errors.push(migError('MIG_SELF_PARENT', { revision: id }, { location }));
  if (revision.dependsOn.includes(id))
    errors.push(migError('MIG_SELF_DEPENDENCY', { revision: id }, { location }));
  const characters = ILLEGAL_CHARACTERS.filter((character) => id.includes(character));
  if (characters.length > 0 || id === '')
    errors.push(migError('MIG_ILLEGAL_REVISION_ID', { revision: id, characters }, { location }));
  for (const [what, name] of [['id', id] as const, ...revision.labels.map((l) => ['label', l] as const)])
    if (RESERVED.has(name)) errors.push(migError('MIG_RESERVED_REVISION_ID', { name, what }, { location }));
  return errors;
}

function withoutDuplicates(revisions: readonly GraphRevision[], errors: MigError[]): GraphRevision[] {
  const byId = new Map<string, GraphRevision>();
  for (const revision of revisions) {
    const first = byId.get(revision.id);
    if (first !== undefined) errors.push(duplicateError(revision, first));
    byId.set(revision.id, revision);
  }
  return [...byId.values()];
}

export function duplicateError(revision: GraphRevision, first: GraphRevision): MigError {
  const { file: firstFile } = locationOf(first);
  const { file: secondFile } = locationOf(revision);
  return migError(
    'MIG_DUPLICATE_REVISION',
    {
      revision: revision.id,
      ...(firstFile === undefined ? {} : { first: firstFile }),
      ...(secondFile === undefined ? {} : { second: secondFile }),
    },
    { location: locationOf(revision) },
  );
}

interface LinkContext {
  /** Grows by what is wrong. */
  readonly errors: MigError[];
  readonly replaced: Replacements;
}

function resolveLinks(revisions: readonly GraphRevision[], { errors, replaced }: LinkContext): Links {
  const ids = new Map(revisions.map(({ id }, index) => [id, index]));
  const labels = new Map<string, number>();
  revisions.forEach((revision, index) => {
    for (const label of revision.labels) {
      const user = ids.get(label) ?? labels.get(label);
      if (user === undefined) labels.set(label, index);
      else
        errors.push(
          migError(
            'MIG_DUPLICATE_LABEL',
            { label, revision: revision.id, other: (revisions[user] as GraphRevision).id },
            { location: locationOf(revision) },
          ),
        );
    }
  });

  const deps = revisions.map((revision) => {
    const found: number[] = [];
    for (const name of revision.dependsOn) {
      const index = ids.get(name) ?? labels.get(name);
      if (index === undefined)
        errors.push(
          migError(
            'MIG_MISSING_DEPENDENCY',
            { revision: revision.id, missing: name },
            { location: locationOf(revision) },
          ),
        );
      else if (revisions[index] === revision) {
        if (name !== revision.id)
          errors.push(
            migError('MIG_SELF_DEPENDENCY', { revision: revision.id }, { location: locationOf(revision) }),
          );
      } else found.push(index);
    }
    return found;
  });

  const down = revisions.map((revision) => {
    const found: number[] = [];
    for (const name of revision.down) {
      const index = ids.get(name);
      if (index === undefined) {
        const label = labels.get(name);
        const squash = replaced.get(name);
        const location = locationOf(revision);
        if (squash !== undefined) {
          errors.push(migError('MIG_REVISION_REPLACED', { names: [name], ...squash }, { location }));
          continue;
        }
        errors.push(
          migError(
            'MIG_MISSING_PARENT',
            {
              revision: revision.id,
              missing: name,
              ...(label === undefined ? {} : { labelOf: (revisions[label] as GraphRevision).id }),
            },
            { location: locationOf(revision) },
          ),
        );
      } else if (name !== revision.id) found.push(index);
    }
    return found;
  });
  return { down, deps };
}
