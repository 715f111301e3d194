import { isMigError } from '../../errors/index.ts';
import { relocate } from './relocate.ts';
import { sendModule, type ModuleStep } from './send-module.ts';
import { sendSql } from './send-sql.ts';

/** Gives every statement of one direction of a revision to a sink. @throws with revision and file in `location` */
export async function sendRevision(step: ModuleStep): Promise<void> {
  const { file, id: revision, language } = step.script;
  try {
    await (language === 'sql' ? sendSql(step) : sendModule(step));
  } catch (error) {
    throw isMigError(error) ? relocate(error, { file, revision }) : error;
  }
}
