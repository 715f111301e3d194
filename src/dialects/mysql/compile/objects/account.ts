import { migError } from '../../../../errors/index.ts';
import { type Sql, verbatim } from '../../../standard/index.ts';

const PART = String.raw`(?:'(?:[^'\\]|'')*'|\x60(?:[^\x60]|\x60\x60)*\x60|"(?:[^"\\]|"")*"|[\w.$%-]+)`;
const ACCOUNT = new RegExp(`^(?:CURRENT_USER(?:\\(\\))?|CURRENT_ROLE|PUBLIC|${PART}(?:@${PART})?)$`, 'i');

/** An account or a role, as SQL: `'app'@'%'`. It stands in the statement, so nothing else may pass. @throws MIG_OPERATION_INVALID */
export function account(text: string): Sql {
  if (ACCOUNT.test(text)) return verbatim(text);
  throw migError('MIG_OPERATION_INVALID', {
    operation: 'name an account',
    problem: `${JSON.stringify(text)} is none; write it as SQL does: 'user'@'host'`,
  });
}
