import { migError } from '../../../errors/index.ts';
import type { Execute } from '../../../operations/index.ts';
import { type Sql, verbatim } from './sql.ts';
import type { CompileContext } from './writer.ts';

/** An escaped colon, or a name after a colon that is not part of `::`. */
const COLON = /\\:|(?<![:\w\\]):(\w+)(?!:)/g;

/**
 * The text as it stands, with `:` for every `\:`, and a literal for every `:name` if values are given. Without values
 * a `:name` is left alone: it is more likely part of a string than a parameter.
 * @throws MIG_PARAMETER_MISSING, MIG_PARAMETER_UNUSED
 */
export function execute({ sql }: Execute, { writer }: CompileContext): readonly Sql[] {
  const { text, params } = typeof sql === 'string' ? { text: sql, params: undefined } : sql;
  const unused = new Set(Object.keys(params ?? {}));
  const bound = text.replace(COLON, (match, parameter: string | undefined) => {
    if (parameter === undefined) return ':';
    if (params === undefined) return match;
    if (!Object.hasOwn(params, parameter)) throw migError('MIG_PARAMETER_MISSING', { parameter });
    unused.delete(parameter);
    return writer.value(params[parameter], undefined).sql;
  });
  for (const parameter of unused) throw migError('MIG_PARAMETER_UNUSED', { parameter });
  return [verbatim(bound.trim())];
}
