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
  const special = specialWord(change);
  const found = (direction: Cause['direction'], does: Does): Cause | undefined => {
    const statements = steps[direction].filter(({ sql }) => special === undefined || special.test(sql));
    const statement = mentioning(statements, change, does);
    return statement === undefined ? undefined : { direction, statement };
  };
  if (change.change === 'extra') return found('upgrade', MAKES) ?? found('downgrade', MAKES);
  if (change.change === 'missing') return found('downgrade', TAKES) ?? found('upgrade', TAKES);
  return found('downgrade', MAKES) ?? found('upgrade', MAKES);
}

/** Properties that only statements with a word of their own set. */
const SPECIAL: Readonly<Record<string, RegExp>> = {
  comment: /\bcomment\b/i,
  owner: /\bowner\b/i,
  grants: /\b(grant|revoke|owner)\b/i,
  revokes: /\b(grant|revoke|owner)\b/i,
};

/** The word that a statement must have to bring about all that changed; undefined when any may do. */
function specialWord({ change, properties }: ObjectChange): RegExp | undefined {
  const [first, ...others] = properties.map(({ property }) => SPECIAL[property]);
  return change === 'changed' && others.every((word) => word === first) ? first : undefined;
}

/** What a statement does to an object. */
interface Does {
  /** Words for it with an object of a kind of its own (`create type x`). */
  readonly own: string;
  /** With a part of a table (`alter table t add column x`). */
  readonly part: string;
  /** Anything that may do it. */
  readonly any: RegExp;
}

const MAKES: Does = {
  own: 'create',
  part: 'create|add|alter|rename',
  any: /\b(create|add|alter|rename|grant|comment|set|attach)\b/i,
};
const TAKES: Does = { own: 'drop', part: 'drop|rename|alter', any: /\b(drop|revoke|rename|detach|alter)\b/i };

/** The statement that names the object, or else the table it belongs to, in the likeliest way. */
function mentioning(
  statements: readonly Statement[],
  change: ObjectChange,
  does: Does,
): Statement | undefined {
  for (const name of namesOf(change)) {
    const mention = new RegExp(`(?<![\\w$])${escaped(name)}(?![\\w$])`, 'i');
    const [best] = statements
      .filter(({ sql }) => mention.test(sql))
      .map((statement) => ({ statement, rank: rankOf(statement.sql, { change, does, mention }) }))
      .sort((a, b) => a.rank - b.rank);
    if (best !== undefined) return best.statement;
  }
  return undefined;
}

interface Mention {
  readonly change: ObjectChange;
  readonly does: Does;
  readonly mention: RegExp;
}

/** Lower is likelier: the fitting verb and kind right in front of the name, then the verb, then how early the name stands. */
function rankOf(sql: string, { change, does, mention }: Mention): number {
  const at = sql.search(mention);
  const front = sql.slice(0, at);
  const kind = change.kind.split(' ').at(-1) ?? change.kind;
  const isPart = (change.before ?? change.after)?.parent !== undefined;
  const verbs = new RegExp(`\\b(${isPart ? does.part : does.own})\\b`, 'i');
  const fits = verbs.test(front) && new RegExp(`\\b${escaped(kind)}\\b`, 'i').test(front);
  const score = fits ? 0 : verbs.test(front) ? 1 : does.any.test(sql) ? 2 : 3;
  return score * 1_000_000 + at;
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
