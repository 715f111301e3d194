/** Something to do, and what has to be done before it. */
export interface Sortable {
  /** Steps of a lower rank come first where nothing else decides; equal ones in the order of their names. */
  readonly rank: number;
  readonly name: string;
  readonly after: ReadonlySet<Sortable>;
  /** Like `after`, but only a guess: given up where it closes a circle. */
  readonly preferablyAfter: ReadonlySet<Sortable>;
}

/** Steps in an order that respects what comes before what; a circle is opened at its lowest rank. */
export function sortSteps<Step extends Sortable>(steps: readonly Step[]): readonly Step[] {
  const waiting = [...steps].sort(
    (a, b) => a.rank - b.rank || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
  const done = new Set<Sortable>();
  const here = new Set<Sortable>(steps);
  const isDone = (step: Sortable): boolean => done.has(step) || !here.has(step);
  const order: Step[] = [];
  while (waiting.length > 0) {
    const free = (step: Step): boolean => [...step.after].every(isDone);
    const wholly = waiting.findIndex((step) => free(step) && [...step.preferablyAfter].every(isDone));
    const position = wholly !== -1 ? wholly : Math.max(0, waiting.findIndex(free));
    const [step] = waiting.splice(position, 1);
    if (step === undefined) break;
    done.add(step);
    order.push(step);
  }
  return order;
}
