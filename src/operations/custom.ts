import type { JsonValue } from '../util/index.ts';
import type { OperationData, OperationDefinition } from './definition.ts';
import { renderMethod, renderOptions } from './render/call.ts';
import { renderValue } from './render/value.ts';

/** An operation of somebody's own: its SQL by dialect, as data like any other. */
export interface Custom {
  readonly op: 'custom';
  readonly name: string;
  /** Statements by name of the dialect; `default` for every other. */
  readonly sql: Readonly<Record<string, readonly string[]>>;
  /** What the SQL was made from. */
  readonly data?: JsonValue;
  /** In a few words. @defaultValue the name */
  readonly description?: string;
  /** The operation that undoes it; without it, it can't be reversed. */
  readonly inverse?: OperationData;
}

export const custom: OperationDefinition<Custom, OperationData> = {
  kind: 'custom',
  reverse: ({ inverse, name }) =>
    inverse ?? { irreversible: `the definition of "${name}" does not say what undoes it (reverse)` },
  // What it does to the schema is known to its author only.
  effect: (metadata) => metadata,
  describe: ({ name, description }) => description ?? name,
  renderTypeScript: ({ op, name, sql, ...options }) =>
    renderMethod(op, () => [renderValue(name), renderValue(sql), renderOptions(options)]),
};
