import { migError } from '../errors/index.ts';
import type { JsonValue } from '../util/index.ts';
import type { Custom } from './custom.ts';
import type { OperationData } from './definition.ts';
import type { Op } from './op.ts';

type Statements<Data> = (data: Data) => string | readonly string[];

/** An operation of somebody's own, as it is defined. */
export interface OperationRecipe<Name extends string, Data> {
  /** The method that it becomes. */
  readonly name: Name;
  /** Its statements, by name of the dialect; `default` for every other. A dialect without any refuses the operation. */
  readonly sql: { readonly [dialect: string]: Statements<Data> };
  /** The operation that undoes it. Without it, it can't be reversed. */
  readonly reverse?: (data: Data) => OperationData;
  /** What it does, in a few words. @defaultValue the name */
  readonly describe?: (data: Data) => string;
  /** Takes the place of a method of that name. @defaultValue false */
  readonly replace?: boolean;
}

/** A recipe, and the operation as data, which `reverse` of another recipe may give. */
export interface DefinedOperation<Name extends string, Data> extends OperationRecipe<Name, Data> {
  /** The operation that a call with such data is. */
  readonly operation: (data: Data) => Custom;
}

/**
 * Defines an operation of one's own: `defineOperation({ name: 'analyze', sql: { postgresql: ({ table }: { table: string }) =>
 * `ANALYZE ${table}` } })`. Nothing is registered anywhere: {@link extendOp} makes it a method.
 */
export function defineOperation<const Name extends string, Data extends JsonValue>(
  recipe: OperationRecipe<Name, Data>,
): DefinedOperation<Name, Data> {
  const { name, sql, reverse, describe } = recipe;
  const operation = (data: Data): Custom => {
    const inverse = reverse?.(data);
    return {
      op: 'custom',
      name,
      sql: Object.fromEntries(Object.entries(sql).map(([dialect, write]) => [dialect, [write(data)].flat()])),
      data,
      ...(describe === undefined ? {} : { description: describe(data) }),
      ...(inverse === undefined ? {} : { inverse }),
    };
  };
  return { ...recipe, operation };
}

/** `op` with methods for operations of one's own. */
export type ExtendedOp<Definitions extends readonly DefinedOperation<string, never>[]> = Omit<
  Op,
  Definitions[number]['name']
> & {
  readonly [Definition in Definitions[number] as Definition['name']]: (
    data: Parameters<Definition['operation']>[0],
  ) => Promise<void>;
};

/**
 * `op` with one more method for each definition, typed: `const my = extendOp(op, [analyze]); await my.analyze({ table: 't' })`.
 * Works online, offline and under the guard; `op` itself stays as it is.
 * @throws MIG_OPERATION_TAKEN for a name that `op` or another definition has, without `replace`
 */
export function extendOp<const Definitions extends readonly DefinedOperation<string, never>[]>(
  op: Op,
  definitions: Definitions,
): ExtendedOp<Definitions> {
  const extended = Object.create(op) as Record<string, unknown>;
  for (const { name, operation, replace = false } of definitions) {
    if (name in extended && !replace) throw migError('MIG_OPERATION_TAKEN', { name });
    const method = (data: never): Promise<void> => {
      const { op: _op, name: called, sql, ...options } = operation(data);
      return op.custom(called, sql, options);
    };
    Object.defineProperty(extended, name, { value: method, configurable: true, enumerable: true });
  }
  return extended as ExtendedOp<Definitions>;
}
