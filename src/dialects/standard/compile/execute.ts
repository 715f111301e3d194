import { migError } from '../../../errors/index.ts';
import type { Execute, RowValue } from '../../../operations/index.ts';
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
  return [verbatim(eachParameter(text, params, (value) => writer.value(value, undefined).sql).trim())];
}

/** The text with `write(value)` in place of every parameter. @throws MIG_PARAMETER_MISSING, MIG_PARAMETER_UNUSED */
export function eachParameter(
  text: string,
  params: Readonly<Record<string, RowValue>> | undefined,
  write: (value: RowValue | undefined) => string,
): string {
  const unused = new Set(Object.keys(params ?? {}));
  const bound = text.replace(COLON, (match, parameter: string | undefined) => {
    if (parameter === undefined) return ':';
    if (params === undefined) return match;
    if (!Object.hasOwn(params, parameter)) throw migError('MIG_PARAMETER_MISSING', { parameter });
    unused.delete(parameter);
    return write(params[parameter]);
  });
  for (const parameter of unused) throw migError('MIG_PARAMETER_UNUSED', { parameter });
  return bound;
}
