import type { RecordKind } from '../../contract.ts';

/** Kinds by the first words, in order; everything else commits by itself, or may. */
const KINDS: readonly (readonly [RegExp, RecordKind])[] = [
  [/^(begin|start\s+transaction|commit|rollback|savepoint|release\s+savepoint)\b/i, 'transaction'],
  [/^create\s+(or\s+replace\s+)?temporary\b/i, 'temporary'],
  [/^(set\s+(global|persist|persist_only|password|role|default)\b|set\s+@@(global|persist)\b)/i, 'final'],
  [/^(set|use|prepare|deallocate|lock|unlock)\b/i, 'session'],
  [/^select\b[^]*\binto\s+@/i, 'session'],
  [/^(select|insert|update|delete|replace|with|values|do)\b/i, 'rows'],
];

export function kindOf(sql: string): RecordKind {
  const words = sql.replace(/^(\s+|--[^\n]*(\n|$)|#[^\n]*(\n|$)|\/\*[^!][^]*?\*\/|\()+/, '');
  return KINDS.find(([start]) => start.test(words))?.[1] ?? 'final';
}
