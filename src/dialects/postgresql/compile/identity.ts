import type { Identity } from '../../../schema/index.ts';
import { join, nothing, sql, type Sql, verbatim, words } from '../../standard/index.ts';
import { migError } from '../../../errors/index.ts';

/** `GENERATED … AS IDENTITY (…)` */
export function identityClause(identity: Identity): Sql {
  const options = sequenceOptions(identity);
  return words(
    verbatim(`GENERATED ${identity.always ? 'ALWAYS' : 'BY DEFAULT'} AS IDENTITY`),
    options.sql === '' ? nothing : sql`(${options})`,
  );
}

/** `SET …` for each option that `wanted` states and that differs from what is there; empty when none does. */
export function identityChanges(wanted: Identity, existing: Identity): Sql {
  const generation =
    Boolean(wanted.always) === Boolean(existing.always)
      ? []
      : [verbatim(`SET GENERATED ${wanted.always ? 'ALWAYS' : 'BY DEFAULT'}`)];
  const options = SORTED_OPTIONS.filter(
    (option) => wanted[option] !== undefined && wanted[option] !== existing[option],
  ).map((option) => sql`SET ${sequenceOptions({ [option]: wanted[option] })}`);
  return join([...generation, ...options], ' ');
}

const SORTED_OPTIONS = [
  'cache',
  'cycle',
  'increment',
  'maxValue',
  'minValue',
  'noMaxValue',
  'noMinValue',
  'start',
] as const satisfies readonly (keyof Identity)[];

function sequenceOptions(identity: Identity): Sql {
  const { increment, start, minValue, maxValue, noMinValue, noMaxValue, cache, cycle } = identity;
  return words(
    numbered('INCREMENT BY', increment),
    numbered('START WITH', start),
    numbered('MINVALUE', minValue),
    numbered('MAXVALUE', maxValue),
    noMinValue ? verbatim('NO MINVALUE') : nothing,
    noMaxValue ? verbatim('NO MAXVALUE') : nothing,
    numbered('CACHE', cache),
    cycle === undefined ? nothing : verbatim(cycle ? 'CYCLE' : 'NO CYCLE'),
  );
}

function numbered(keyword: string, value: number | undefined): Sql {
  if (value === undefined) return nothing;
  if (!Number.isSafeInteger(value))
    throw migError('MIG_OPERATION_INVALID', {
      operation: 'write an identity',
      problem: `${keyword} ${JSON.stringify(value)} is no whole number`,
    });
  return verbatim(`${keyword} ${value}`);
}
