import { migError } from '../../../errors/index.ts';

/**
 * Refuses options of a dialect that the operation does not know there: a misspelt option would be lost silently.
 * @throws MIG_OPERATION_INVALID
 */
export function assertKnownOptions(
  options: object | undefined,
  {
    prefix,
    known,
    operation,
  }: { readonly prefix: string; readonly known: readonly string[]; readonly operation: string },
): void {
  for (const option of Object.keys(options ?? {}))
    if (option.startsWith(prefix) && !known.includes(option))
      throw migError('MIG_OPERATION_INVALID', {
        operation,
        problem: `there is no option ${option}${known.length === 0 ? '' : ` (there are ${known.join(', ')})`}`,
      });
}
