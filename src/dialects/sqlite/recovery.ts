import type { RecordKind, Recovery } from '../contract.ts';

/** Kinds by the first words, in order. */
const KINDS: readonly (readonly [RegExp, RecordKind])[] = [
  [/^(begin|commit|end|rollback|savepoint|release)\b/i, 'transaction'],
  [/^create\s+temp(orary)?\b/i, 'temporary'],
  // VACUUM changes nothing that anybody sees, and can run again; none of these runs in a transaction, or means the same there.
  [/^(pragma|attach|detach|vacuum)\b/i, 'session'],
];

/** Every other statement can share a transaction with its record: DDL is rolled back too. */
export const recovery: Recovery = {
  kindOf(sql) {
    const words = sql.replace(/^(\s+|--[^\n]*(\n|$)|\/\*[^]*?\*\/)+/, '');
    return KINDS.find(([start]) => start.test(words))?.[1] ?? 'rows';
  },
  // Asked for what cannot share a transaction only.
  fingerprint: async () => undefined,
  sessionId: async () => String(process.pid),
  // The lock around a run ends with its process.
  activityOf: async () => undefined,
};
