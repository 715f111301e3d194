import type { Identifier } from '../name.ts';

/** When an event of MySQL or MariaDB happens. All are SQL: `CURRENT_TIMESTAMP + INTERVAL 1 DAY`, `1 HOUR`. */
export type EventSchedule =
  { readonly at: string } | { readonly every: string; readonly starts?: string; readonly ends?: string };

export interface EventOptions {
  readonly schema?: Identifier | null;
  readonly onCompletion?: 'PRESERVE' | 'NOT PRESERVE';
  readonly state?: 'ENABLE' | 'DISABLE';
  readonly definer?: string;
  readonly comment?: string;
}

/** A scheduled event of MySQL or MariaDB. */
export interface Event extends EventOptions {
  readonly name: Identifier;
  readonly schedule: EventSchedule;
  /** SQL. */
  readonly body: string;
}
