import { POSITIONAL } from './positional.ts';

/** The operation that a call of its method means. */
export function buildObjectOperation(op: keyof typeof POSITIONAL, args: readonly unknown[]): object {
  const positional: readonly string[] = POSITIONAL[op];
  const options = (args[positional.length] ?? {}) as object;
  const members = [
    ...positional.map((name, position) => [name, args[position]] as const),
    ...Object.entries(options),
  ];
  return { op, ...Object.fromEntries(members.filter(([, value]) => value !== undefined)) };
}
