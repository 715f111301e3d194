import type { SimpleType, SimpleTypes } from '../types/data-type.ts';

/** Names of types whose parameters can all be left out. */
type Optional<Parameters = object> = {
  [N in keyof SimpleTypes]: object extends SimpleTypes[N]
    ? SimpleTypes[N] extends Parameters
      ? N
      : never
    : never;
}[keyof SimpleTypes];

interface Sized {
  readonly length?: number | 'max';
}

interface Numeric {
  readonly precision?: number;
  readonly scale?: number;
}

/** The factory of a type: its parameters are an object. */
export function factory<N extends Optional>(name: N): (parameters?: SimpleTypes[N]) => SimpleType<N> {
  return (parameters) => ({ name, ...parameters }) as SimpleType<N>;
}

/** The factory of a type without parameters. */
export function plain<N extends Optional<Readonly<Record<never, never>>>>(name: N): () => SimpleType<N> {
  return () => ({ name }) as SimpleType<N>;
}

type LengthOf<N extends keyof SimpleTypes> = SimpleTypes[N] extends { readonly length?: infer L }
  ? NonNullable<L>
  : never;
type Rest<N extends keyof SimpleTypes> = Omit<SimpleTypes[N], 'length'>;

/** The factory of a type whose length comes first; absent: what the server takes for it. */
export function sized<N extends Optional<Sized>>(
  name: N,
): (length?: LengthOf<N>, parameters?: Rest<N>) => SimpleType<N> {
  return (length, parameters) =>
    ({ name, ...(length === undefined ? {} : { length }), ...parameters }) as unknown as SimpleType<N>;
}

/** The factory of a type that servers refuse without its length. */
export function measured<N extends Optional<Sized>>(
  name: N,
): (length: LengthOf<N>, parameters?: Rest<N>) => SimpleType<N> {
  return sized(name);
}

/** The factory of a type whose number of digits, and of those after the decimal point, come first. */
export function digits<N extends Optional<Numeric>>(
  name: N,
): (
  precision?: number,
  scale?: number,
  parameters?: Omit<SimpleTypes[N], 'precision' | 'scale'>,
) => SimpleType<N> {
  return (precision, scale, parameters) =>
    ({
      name,
      ...(precision === undefined ? {} : { precision }),
      ...(scale === undefined ? {} : { scale }),
      ...parameters,
    }) as unknown as SimpleType<N>;
}
