import { migError } from '../../errors/index.ts';

/** A point in time as a clock on a wall shows it. */
export interface Moment {
  /** Seconds since 1970. */
  readonly epoch: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** ISO 8601; with an offset when a time zone was asked for. */
  readonly iso: string;
}

/**
 * The time in a zone (an IANA name; an unknown one is tried again in upper case), or local time without zone.
 * @throws MIG_TIMEZONE_UNKNOWN
 */
export function momentOf(now: Date, timezone?: string): Moment {
  const epoch = Math.floor(now.getTime() / 1000);
  if (timezone === undefined)
    return withIso(
      {
        epoch,
        year: now.getFullYear(),
        month: now.getMonth() + 1,
        day: now.getDate(),
        hour: now.getHours(),
        minute: now.getMinutes(),
        second: now.getSeconds(),
      },
      '',
    );
  const parts = Object.fromEntries(
    formatIn(timezone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  const number = (part: string): number => Number(parts[part]);
  const offset = (parts['timeZoneName'] ?? '').replace(/^GMT/, '');
  return withIso(
    {
      epoch,
      year: number('year'),
      month: number('month'),
      day: number('day'),
      hour: number('hour'),
      minute: number('minute'),
      second: number('second'),
    },
    offset === '' ? '+00:00' : offset,
  );
}

function formatIn(timezone: string): Intl.DateTimeFormat {
  for (const timeZone of [timezone, timezone.toUpperCase()])
    try {
      return new Intl.DateTimeFormat('en-US', {
        timeZone,
        calendar: 'gregory',
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        timeZoneName: 'longOffset',
      });
    } catch {
      continue;
    }
  throw migError('MIG_TIMEZONE_UNKNOWN', { timezone });
}

function withIso(moment: Omit<Moment, 'iso'>, offset: string): Moment {
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${String(moment.year).padStart(4, '0')}-${two(moment.month)}-${two(moment.day)}`;
  return {
    ...moment,
    iso: `${date}T${two(moment.hour)}:${two(moment.minute)}:${two(moment.second)}${offset}`,
  };
}
