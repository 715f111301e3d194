import type { Event, Identifier, Policy, Trigger, TriggerState } from '../../../schema/index.ts';
import type { OnTable } from '../../data.ts';
import type { InSchema } from './shared.ts';

// The plain data of operations on what hangs on tables or runs by the clock: triggers, policies, row security, events.

export interface CreateTrigger {
  readonly op: 'createTrigger';
  readonly trigger: Trigger;
  readonly ifNotExists?: boolean;
}

export interface DropTrigger extends OnTable {
  readonly op: 'dropTrigger';
  readonly trigger: Identifier;
  readonly ifExists?: boolean;
  readonly existingTrigger?: Trigger;
}

/** Switches a trigger on or off. */
export interface AlterTrigger extends OnTable {
  readonly op: 'alterTrigger';
  readonly trigger: Identifier;
  readonly enabled: TriggerState;
  readonly existingEnabled?: TriggerState;
}

export interface CreatePolicy {
  readonly op: 'createPolicy';
  readonly policy: Policy;
}

export interface DropPolicy extends OnTable {
  readonly op: 'dropPolicy';
  readonly policy: Identifier;
  readonly ifExists?: boolean;
  readonly existingPolicy?: Policy;
}

/** Changes whom a policy is for and its conditions; anything else is another policy. */
export interface AlterPolicy extends OnTable {
  readonly op: 'alterPolicy';
  readonly policy: Identifier;
  readonly to?: readonly string[];
  readonly using?: string;
  readonly withCheck?: string;
  readonly existingTo?: readonly string[];
  readonly existingUsing?: string;
  readonly existingWithCheck?: string;
}

/** Switches the row security of a table, and whether its owner is subject to it. */
export interface AlterRowSecurity extends OnTable {
  readonly op: 'alterRowSecurity';
  readonly enabled?: boolean;
  readonly forced?: boolean;
  readonly existingEnabled?: boolean;
  readonly existingForced?: boolean;
}

export interface CreateEvent {
  readonly op: 'createEvent';
  readonly event: Event;
  readonly ifNotExists?: boolean;
}

export interface DropEvent extends InSchema {
  readonly op: 'dropEvent';
  readonly event: Identifier;
  readonly ifExists?: boolean;
  readonly existingEvent?: Event;
}

export interface AlterEvent extends InSchema {
  readonly op: 'alterEvent';
  readonly event: Identifier;
  readonly schedule?: Event['schedule'];
  readonly body?: string;
  readonly state?: 'ENABLE' | 'DISABLE';
  readonly onCompletion?: 'PRESERVE' | 'NOT PRESERVE';
  readonly existingSchedule?: Event['schedule'];
  readonly existingBody?: string;
  readonly existingState?: 'ENABLE' | 'DISABLE';
  readonly existingOnCompletion?: 'PRESERVE' | 'NOT PRESERVE';
}
