import { migError } from '../../errors/index.ts';
import type { Operation } from '../../operations/index.ts';
import { sendRevision } from '../step/send-revision.ts';
import type { RevisionSqlRequest } from './revision-sql.ts';

/**
 * What one direction of a revision asks for, without a database. Code of the revision runs; SQL becomes `execute`.
 * @throws MIG_SQUASH_RANGE where operations do not tell all
 */
export async function revisionOperations(request: RevisionSqlRequest): Promise<readonly Operation[]> {
  const operations: Operation[] = [];
  await sendRevision({
    ...request,
    offline: true,
    record: (operation) => void operations.push(operation),
    sink: {
      send: async ({ sql }) => void operations.push({ op: 'execute', sql }),
      autocommit: () => {
        const problem = 'a part of it leaves the transaction, which operations alone do not tell';
        throw migError('MIG_SQUASH_RANGE', { range: request.script.id, problem });
      },
      text: () => undefined,
    },
  });
  return operations;
}
