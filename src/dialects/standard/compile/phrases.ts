import { migError } from '../../../errors/index.ts';
import { type Sql, verbatim } from './sql.ts';

const REFERENTIAL = /^(?:RESTRICT|CASCADE|SET (?:NULL|DEFAULT)(?:\s*\([^;]+\))?|NO ACTION)$/i;
const INITIALLY = /^(?:DEFERRED|IMMEDIATE)$/i;
const MATCH = /^(?:FULL|PARTIAL|SIMPLE)$/i;
const METHOD = /^\w+$/;

/** What follows ON DELETE or ON UPDATE, as written. @throws MIG_OPERATION_INVALID */
export const referentialAction = phrase('write a foreign key', REFERENTIAL);
/** What follows INITIALLY, as written. @throws MIG_OPERATION_INVALID */
export const initialMode = phrase('write a constraint', INITIALLY);
/** What follows MATCH, as written. @throws MIG_OPERATION_INVALID */
export const matchMode = phrase('write a foreign key', MATCH);
/** Name of an access method, in lower case. @throws MIG_OPERATION_INVALID */
export const accessMethod = phrase('write an access method', METHOD, (text) => text.toLowerCase());

/** These stand unquoted in the statement, so nothing but the known phrases may pass. */
function phrase(
  operation: string,
  pattern: RegExp,
  spell: (text: string) => string = (text) => text,
): (text: string) => Sql {
  return (text) => {
    if (typeof text !== 'string' || !pattern.test(text))
      throw migError('MIG_OPERATION_INVALID', {
        operation,
        problem: `${JSON.stringify(text)} is not one of the phrases that SQL knows there`,
      });
    return verbatim(spell(text));
  };
}
