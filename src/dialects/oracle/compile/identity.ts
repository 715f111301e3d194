import type { Identity } from '../../../schema/index.ts';
import { nothing, sql, type Sql, verbatim, whole, words } from '../../standard/index.ts';

/**
 * `GENERATED … AS IDENTITY (…)`
 * @see https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/CREATE-TABLE.html
 */
export function identityClause(identity: Identity): Sql {
  const options = sequenceOptions(identity);
  return words(
    verbatim(`GENERATED ${identity.always ? 'ALWAYS' : 'BY DEFAULT'}`),
    identity.onNull ? verbatim('ON NULL') : nothing,
    verbatim('AS IDENTITY'),
    options.sql === '' ? nothing : sql`(${options})`,
  );
}

function sequenceOptions(identity: Identity): Sql {
  const { increment, start, minValue, maxValue, noMinValue, noMaxValue, cache, cycle, order } = identity;
  return words(
    numbered('INCREMENT BY', increment),
    numbered('START WITH', start),
    numbered('MINVALUE', minValue),
    numbered('MAXVALUE', maxValue),
    noMinValue ? verbatim('NOMINVALUE') : nothing,
    noMaxValue ? verbatim('NOMAXVALUE') : nothing,
    numbered('CACHE', cache),
    flag('CYCLE', cycle),
    flag('ORDER', order),
  );
}

function numbered(keyword: string, value: number | undefined): Sql {
  return value === undefined ? nothing : verbatim(`${keyword} ${whole(value)}`);
}

function flag(keyword: string, value: boolean | undefined): Sql {
  return value === undefined ? nothing : verbatim(value ? keyword : `NO${keyword}`);
}
