import { migError } from '../../../errors/index.ts';
import { describe, objectGroups, type ObjectGroup, type Operation } from '../../../operations/index.ts';
import type { CompileTable } from './writer.ts';

type Kinds<Group extends ObjectGroup> = Group extends ObjectGroup
  ? keyof (typeof objectGroups)[Group]
  : never;

/**
 * The part of a compile table for kinds of objects that a dialect has not: each of their operations is refused with
 * MIG_OPERATION_UNSUPPORTED, which says what is lacking. Without a list: all kinds but tables.
 */
export function refuses<const Group extends ObjectGroup = ObjectGroup>(
  dialect: string,
  groups: readonly Group[] = Object.keys(objectGroups) as Group[],
): Pick<CompileTable, Kinds<Group>> {
  const refusals = groups.flatMap((group) =>
    Object.keys(objectGroups[group]).map((kind) => [
      kind,
      (operation: Operation) => {
        throw migError('MIG_OPERATION_UNSUPPORTED', {
          operation: describe(operation),
          dialect,
          problem: `it has no ${group}`,
        });
      },
    ]),
  );
  return Object.fromEntries(refusals) as Pick<CompileTable, Kinds<Group>>;
}

/**
 * Refuses members of an object that this dialect does not know: they would be lost silently.
 * @throws MIG_OPERATION_UNSUPPORTED
 */
export function assertKnownMembers(
  object: object,
  {
    known,
    dialect,
    operation,
  }: { readonly known: readonly string[]; readonly dialect: string; readonly operation: string },
): void {
  for (const [member, value] of Object.entries(object))
    if (value !== undefined && !known.includes(member))
      throw migError('MIG_OPERATION_UNSUPPORTED', {
        operation,
        dialect,
        problem: `there is no ${member} there`,
      });
}
