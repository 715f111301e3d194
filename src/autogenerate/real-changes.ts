import {
  diffSnapshots,
  type ComparedStates,
  type Connection,
  type Dialect,
  type ObjectChange,
} from '../dialects/index.ts';

/** Who to ask whether two spellings mean the same. */
export interface Judge {
  readonly dialect: Dialect;
  /** Of a database with the types of either snapshot. */
  readonly connection: Connection;
}

/** What differs between two snapshots in more than the way the server prints it (guard rule G-31). */
export async function realChanges(
  { dialect, connection }: Judge,
  states: ComparedStates,
): Promise<readonly ObjectChange[]> {
  const changes = diffSnapshots(states.before, states.after, dialect);
  if (changes.length === 0 || dialect.equivalent === undefined) return changes;
  return dialect.equivalent(connection, changes, states);
}
