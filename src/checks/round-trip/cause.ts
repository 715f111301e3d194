import type { ObjectChange } from '../../dialects/index.ts';
import type { AppliedStep } from '../../sources/index.ts';

type Statement = AppliedStep['statements'][number];

export interface Cause {
  readonly direction: 'upgrade' | 'downgrade';
  readonly statement: Statement;
}

/**
 * The statement that most likely brought a difference about, judged by the names it mentions; undefined when none
 * mentions the object. What was left behind was made by the upgrade; what is lost or changed was last touched by the
 * downgrade, else by the upgrade.
 */
export function causeOf(
  change: ObjectChange,
  steps: { readonly upgrade: readonly Statement[]; readonly downgrade: readonly Statement[] },
): Cause | undefined {
  const found = (direction: Cause['direction'], verbs: RegExp): Cause | undefined => {
    const statement = mentioning(steps[direction], change, verbs);
    return statement === undefined ? undefined : { direction, statement };
  };
  if (change.change === 'extra') return found('upgrade', MAKES) ?? found('downgrade', MAKES);
  if (change.change === 'missing') return found('downgrade', TAKES) ?? found('upgrade', TAKES);
  return found('downgrade', MAKES) ?? found('upgrade', MAKES);
}

const MAKES = /\b(create|add|alter|rename|grant|comment|set|attach)\b/i;
const TAKES = /\b(drop|revoke|rename|detach|alter)\b/i;

/** The last statement that names the object, or the table it belongs to; those with a fitting verb first. */
function mentioning(
  statements: readonly Statement[],
  change: ObjectChange,
  verbs: RegExp,
): Statement | undefined {
  for (const name of namesOf(change)) {
    const mention = new RegExp(`(?<![\\w$])${escaped(name)}(?![\\w$])`, 'i');
    const hits = statements.filter(({ sql }) => mention.test(sql));
    const hit = hits.findLast(({ sql }) => verbs.test(sql)) ?? hits.at(-1);
    if (hit !== undefined) return hit;
  }
  return undefined;
}

/** The object's own name, then that of what it belongs to, without their schema; a function without its arguments. */
function namesOf(change: ObjectChange): readonly string[] {
  const parts = identifiers(change.name.replace(/\(.*\)$/s, ''));
  const own = parts.at(-1);
  const isPart = (change.before ?? change.after)?.parent !== undefined;
  const owner = isPart && parts.length > 1 ? parts.at(-2) : undefined;
  return [own, owner].filter((name): name is string => name !== undefined && name !== '');
}

/** `app."my table".age` → app, my table, age. A blank separates as well: `trigger t on app.person`. */
function identifiers(name: string): readonly string[] {
  return [...name.matchAll(/"((?:[^"]|"")*)"|[^\s."]+/g)].map(
    ([text, quoted]) => quoted?.replaceAll('""', '"') ?? text,
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
