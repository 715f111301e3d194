import { isMigError, migError } from '../../../errors/index.ts';
import { describe, type GrantPrivileges, type Operation } from '../../../operations/index.ts';
import { nameText, type Grant, type StoredFunction } from '../../../schema/index.ts';
import type { Connection } from '../../contract.ts';
import { account } from './account.ts';

interface GrantRow {
  readonly user: string;
  readonly host: string;
  /** Words between commas: `Execute,Alter Routine,Grant`. */
  readonly privileges: string;
}

/**
 * What gives back the privileges on a routine that is dropped and made again, for they fall with it. MariaDB replaces in place,
 * and keeps them.
 *
 * @throws MIG_OPERATION_UNSUPPORTED when the role may not read who has them
 * @see https://dev.mysql.com/doc/refman/9.7/en/grant-tables.html#grant-tables-procs-priv
 */
export async function routineGrants(
  connection: Connection,
  operation: Operation,
  { kind, routine }: { readonly kind: 'function' | 'procedure'; readonly routine: StoredFunction },
): Promise<readonly GrantPrivileges[]> {
  if (connection.server.dialect === 'mariadb') return [];
  const { name, schema = null } = routine;
  const rows = await readGrants(connection, operation, [
    schema === null ? null : nameText(schema),
    nameText(name),
    kind.toUpperCase(),
  ]);
  return rows.map(({ user, host, privileges }): GrantPrivileges => {
    const words = privileges.split(',').map((word) => word.toUpperCase());
    const named = words.filter((word) => word !== 'GRANT');
    return {
      op: 'grant',
      grant: {
        privileges: (named.length === 0 ? ['USAGE'] : named) as unknown as Grant['privileges'],
        on: { kind, name, ...(schema === null ? {} : { schema }) },
        to: [account(user, host)],
        ...(words.includes('GRANT') ? { withGrantOption: true } : {}),
      },
    };
  });
}

const ACCESS_DENIED = 1142;

async function readGrants(
  connection: Connection,
  operation: Operation,
  place: readonly (string | null)[],
): Promise<readonly GrantRow[]> {
  try {
    return await connection.query<GrantRow>(
      `select user as user, host as host, proc_priv as privileges from mysql.procs_priv
       where db = coalesce(?, database()) and routine_name = ? and routine_type = ? order by 1, 2`,
      place,
    );
  } catch (error) {
    if (!isMigError(error) || error.details['errno'] !== ACCESS_DENIED) throw error;
    throw migError(
      'MIG_OPERATION_UNSUPPORTED',
      {
        operation: describe(operation),
        dialect: 'mysql',
        problem:
          'the routine is made again, and this account may not read who has privileges on it, to give them back: grant it SELECT on mysql.procs_priv, or say keep: false, and they are lost',
      },
      { cause: error },
    );
  }
}
