import type { GraphNode } from './node.ts';
import type { Direction, RowEffect } from './types.ts';

/** One step of a plan, before the caller's own revision object is put in. */
export interface NodeStep {
  readonly node: GraphNode;
  readonly direction: Direction;
  readonly effect: RowEffect;
  /** Rows after the step. */
  readonly rows: () => readonly string[];
}

/**
 * The version table while a plan is made. The rows after each step are worked out when somebody asks: ten thousand heads
 * would otherwise mean ten thousand lists of up to ten thousand rows.
 */
export class RowLog {
  readonly start: readonly string[];
  readonly steps: NodeStep[] = [];
  /** Rows after the last step so far: what stays keeps its order, what comes is last. */
  readonly now: Set<string>;
  #cursor: { position: number; rows: Set<string> };

  constructor(start: readonly string[]) {
    this.now = new Set(start);
    this.start = [...this.now];
    this.#cursor = { position: 0, rows: new Set(start) };
  }

  record(node: GraphNode, direction: Direction, effect: RowEffect): void {
    const position = this.steps.length + 1;
    apply(effect, this.now);
    this.steps.push({ node, direction, effect, rows: () => this.#rowsAfter(position) });
  }

  #rowsAfter(position: number): readonly string[] {
    if (this.#cursor.position > position) this.#cursor = { position: 0, rows: new Set(this.start) };
    const { rows } = this.#cursor;
    for (const { effect } of this.steps.slice(this.#cursor.position, position)) apply(effect, rows);
    this.#cursor = { position, rows };
    return [...rows];
  }
}

function apply({ remove, add }: RowEffect, rows: Set<string>): void {
  for (const row of remove) rows.delete(row);
  for (const row of add) rows.add(row);
}
