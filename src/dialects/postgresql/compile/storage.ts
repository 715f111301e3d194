import { migError } from '../../../errors/index.ts';
import { type Sql, verbatim } from '../../standard/index.ts';
import { literal } from './literal.ts';

const WORD = /^[\w.-]+$/;

/** `WITH (name = value, …)`. @throws MIG_OPERATION_INVALID */
export function storageParameters(parameters: Readonly<Record<string, string | number | boolean>>): Sql {
  const settings = Object.entries(parameters).map(([name, value]) => {
    if (!WORD.test(name))
      throw migError('MIG_OPERATION_INVALID', {
        operation: 'set storage parameters',
        problem: `${JSON.stringify(name)} is no name of one`,
      });
    const text = String(value);
    return `${name} = ${WORD.test(text) ? text : literal(text)}`;
  });
  return verbatim(`WITH (${settings.join(', ')})`);
}

/** `ON COMMIT …` of a temporary table. @throws MIG_OPERATION_INVALID */
export function onCommit(action: string): Sql {
  const phrase = action.replaceAll('_', ' ').toUpperCase();
  if (!['PRESERVE ROWS', 'DELETE ROWS', 'DROP'].includes(phrase))
    throw migError('MIG_OPERATION_INVALID', {
      operation: 'create a temporary table',
      problem: `ON COMMIT takes PRESERVE ROWS, DELETE ROWS or DROP, not ${JSON.stringify(action)}`,
    });
  return verbatim(`ON COMMIT ${phrase}`);
}
