import { type BatchRules } from '../../standard/index.ts';
import { typeSql } from './types.ts';

/** Nearly every change takes a new table. JSON is text here, so that nothing has to be converted to it. */
export const BATCH_RULES: BatchRules = {
  recreates: true,
  castType: (type) => (typeSql(type).sql === 'JSON' ? undefined : typeSql(type)),
  sharesNames: () => false,
  followsRename: false,
};
