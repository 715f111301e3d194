import { refuses } from '../../../standard/index.ts';
import { otherStatements } from './others.ts';
import { routineStatements } from './routines.ts';
import { ruleStatements } from './rules.ts';
import { typeStatements } from './types.ts';
import { relationStatements } from './views.ts';

/** SQL of the operations on objects other than tables. */
export const objectStatements = {
  ...otherStatements,
  ...typeStatements,
  ...relationStatements,
  ...routineStatements,
  ...ruleStatements,
  ...refuses('postgresql', ['events']),
};
