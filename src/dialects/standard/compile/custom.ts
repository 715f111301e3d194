import { migError } from '../../../errors/index.ts';
import type { Custom } from '../../../operations/index.ts';
import { type Sql, verbatim } from './sql.ts';
import type { CompileContext } from './writer.ts';

/** The statements that an operation of somebody's own has for this dialect. @throws MIG_OPERATION_UNSUPPORTED */
export function custom({ name, sql }: Custom, { writer: { dialect } }: CompileContext): readonly Sql[] {
  const own = Object.hasOwn(sql, dialect) ? sql[dialect] : undefined;
  const statements = own ?? (Object.hasOwn(sql, 'default') ? sql['default'] : undefined);
  if (statements !== undefined) return statements.map(verbatim);
  throw migError('MIG_OPERATION_UNSUPPORTED', {
    operation: name,
    dialect,
    problem: `its definition has SQL for ${Object.keys(sql).join(', ') || 'no dialect'} only`,
  });
}
