import type { Operation } from '../../../operations/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { executeAll, type Closing } from './closing.ts';
import { accessOf, allPrivileges, DEFAULT_KINDS, NO_CHANGES, privilegeStatements } from './privileges.ts';

/** What leads from one state of default privileges to another; `undefined`: none were set. */
export function alterDefaultPrivileges(
  before: CatalogObject | undefined,
  after: CatalogObject | undefined,
  closing: Closing,
): readonly Operation[] {
  const [, objects = '', role = '', schema] =
    /^(\w+(?: \w+)*?) of ("(?:[^"]|"")*"|\S+)(?: in (.*))?$/.exec((after ?? before)?.name ?? '') ?? [];
  const prefix = [
    'ALTER DEFAULT PRIVILEGES',
    ...(role === closing.role ? [] : [`FOR ROLE ${role}`]),
    ...(schema === undefined ? [] : [`IN SCHEMA ${schema}`]),
  ].join(' ');
  const all = allPrivileges(DEFAULT_KINDS[objects] ?? '', closing);
  return executeAll(
    privilegeStatements(
      { on: objects.toUpperCase(), prefix: `${prefix} `, all },
      before === undefined ? NO_CHANGES : accessOf(before.definition),
      after === undefined ? NO_CHANGES : accessOf(after.definition),
    ),
  );
}
