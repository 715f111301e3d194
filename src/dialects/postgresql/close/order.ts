import type { CatalogObject } from '../../snapshot.ts';
import { tokens } from '../split/index.ts';
import { text, type Closing, type Side } from './closing.ts';
import { lastPart, unquoted } from './names.ts';
import type { Plan } from './plan.ts';
import { nameHandovers } from './relation-names.ts';
import { sortSteps } from './sort-steps.ts';
import { isSetAside, type Step } from './steps.ts';

/** Steps in an order that runs: nothing is dropped while it is needed, nothing made before what it needs. */
export function ordered(steps: readonly Step[], plan: Plan, closing: Closing): readonly Step[] {
  const index = new StepIndex(steps);
  for (const step of steps) {
    if (step.action === 'drop') linkDrop(step, index, plan, closing);
    if (step.action === 'create' || step.action === 'alter' || step.action === 'default')
      linkNeeds(step, index, closing.to);
    if (step.action === 'alter') linkAlter(step, index, closing);
    if (step.action === 'create') linkCreate(step, index);
    if (step.action === 'create') link(step, index.of('shell', step.key));
    if (step.action === 'own') linkOwn(step, index, closing);
    if (step.action === 'aside') linkAside(step, index, closing.from);
  }
  // A name is free when what had it is gone.
  for (const { from, to } of nameHandovers(plan.dropped, plan.created))
    for (const step of steps)
      if (step.action === 'create' && step.covers.includes(to)) link(step, index.of('drop', from));
  for (const step of steps) preferBodies(step, steps, closing);
  return sortSteps(steps);
}

class StepIndex {
  readonly #steps = new Map<string, Step>();

  constructor(steps: readonly Step[]) {
    for (const step of steps) for (const key of [step.key, ...step.covers]) this.#add(step, key);
  }

  of(action: Step['action'], key: string): Step | undefined {
    return this.#steps.get(`${action} ${key}`);
  }

  /** What brings an object into its new state. */
  making(key: string): readonly Step[] {
    return (['create', 'alter', 'default'] as const).flatMap((action) => this.of(action, key) ?? []);
  }

  #add(step: Step, key: string): void {
    const id = `${step.action} ${key}`;
    if (!this.#steps.has(id)) this.#steps.set(id, step);
  }
}

/** Dependents go first; what ceases to need it is changed first; columns that leave a type are changed first. */
function linkDrop(step: Step, index: StepIndex, plan: Plan, closing: Closing): void {
  for (const key of step.covers) {
    for (const dependent of closing.from.dependentsOf(key)) {
      link(step, index.of('drop', dependent));
      const altered = index.of('alter', dependent);
      const stillNeeds = (closing.to.objects[dependent]?.depends ?? []).includes(key);
      if (!stillNeeds || isSetAside(step.key, plan, closing)) link(step, altered);
    }
    // A sequence or a partition is set free before what it belonged to goes.
    for (const child of closing.from.childrenOf(key))
      link(step, index.of('alter', `${child.kind} ${child.name}`));
    const schema = key.startsWith('schema ');
    if (schema)
      for (const child of closing.from.childrenOf(key))
        link(step, index.of('drop', `${child.kind} ${child.name}`));
    if (key.startsWith('server '))
      for (const child of closing.from.childrenOf(key))
        link(step, index.of('drop', `${child.kind} ${child.name}`));
  }
}

/** What the new state needs is there first. */
function linkNeeds(step: Step, index: StepIndex, to: Side): void {
  const covered = new Set(step.covers);
  for (const key of [step.key, ...step.covers]) {
    const object = to.objects[key];
    if (object === undefined) continue;
    const parent = object.kind === 'sequence' ? undefined : object.parent;
    for (const needed of [...(object.depends ?? []), ...(parent === undefined ? [] : [parent])]) {
      if (covered.has(needed)) continue;
      const shell = to.objects[needed]?.depends?.includes(step.key) ? index.of('shell', needed) : undefined;
      if (shell !== undefined) link(step, shell);
      else for (const making of index.making(needed)) if (isEarlier(making, step)) link(step, making);
    }
  }
}

/** A default that is set late is no reason to wait for anybody but those who need it. */
function isEarlier(making: Step, step: Step): boolean {
  return making !== step && making.action !== 'default';
}

/** What hangs on the old state is out of the way. */
function linkAlter(step: Step, index: StepIndex, { from }: Closing): void {
  for (const dependent of from.dependentsOf(step.key)) link(step, index.of('drop', dependent));
  for (const needed of from.objects[step.key]?.depends ?? []) link(step, index.of('aside', needed));
}

/** The old one is gone, or has made room. */
function linkCreate(step: Step, index: StepIndex): void {
  for (const key of step.covers) {
    const aside = index.of('aside', key);
    if (aside === undefined) link(step, index.of('drop', key));
    else link(step, aside);
  }
}

function linkOwn(step: Step, index: StepIndex, { to }: Closing): void {
  link(step, index.of('create', step.key));
  const column = to.objects[step.key]?.parent;
  if (column !== undefined) for (const making of index.making(column)) link(step, making);
}

/** Functions over the type are dropped by its name, so before it changes; a domain over it makes room itself. */
function linkAside(step: Step, index: StepIndex, from: Side): void {
  for (const key of step.covers)
    for (const dependent of from.dependentsOf(key))
      if (index.of('aside', dependent) === undefined) link(step, index.of('drop', dependent));
}

/** The catalogs do not know what the text of a function names; what it seems to name should be there first. */
function preferBodies(step: Step, steps: readonly Step[], closing: Closing): void {
  if (step.action !== 'create' && step.action !== 'alter') return;
  const routine = closing.to.objects[step.key];
  if (routine === undefined || (routine.kind !== 'function' && routine.kind !== 'procedure')) return;
  const words = wordsOf(text(routine, 'body'));
  for (const other of steps)
    if (other !== step && other.action !== 'drop' && isNamed(closing.to.objects[other.key], words))
      step.preferablyAfter.add(other);
}

const NAMED = new Set([
  'table',
  'foreign table',
  'view',
  'materialized view',
  'sequence',
  'enum',
  'domain',
  'composite type',
  'function',
  'procedure',
]);

function isNamed(object: CatalogObject | undefined, words: ReadonlySet<string>): boolean {
  if (object === undefined) return false;
  if (object.kind === 'column') return words.has(unquoted(lastPart(object.name)));
  if (!NAMED.has(object.kind)) return false;
  const name = object.name.replace(/\(.*$/, '');
  return words.has(unquoted(lastPart(name)));
}

function wordsOf(body: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { kind, start, end } of tokens(body)) {
    const word = body.slice(start, end);
    if (kind === 'word') words.add(word.toLowerCase());
    if (kind === 'quoted') words.add(unquoted(word));
    // What is in a string may be run later, and a body in quotes has strings within strings.
    if (kind === 'string' && word.length > 2)
      for (const inner of wordsOf(word.slice(1, -1))) words.add(inner);
  }
  return words;
}

function link(step: Step, before: Step | undefined): void {
  if (before !== undefined && before !== step) step.after.add(before);
}
