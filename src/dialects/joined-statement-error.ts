/** Of statements that shared a message, the one that failed; nothing of the transaction is kept. */
export class JoinedStatementError extends Error {
  /** Its place among them, from 0. */
  readonly index: number;
  /** How many of them ran: none where the text as a whole cannot be read. */
  readonly completed: number;
  /** How many rows it touched, when it was not the one row that it had to be. */
  readonly found: number | undefined;

  constructor({ index, completed, found, cause }: JoinedStatementFailure) {
    super('A statement failed that shared its message with others.', { cause });
    this.index = index;
    this.completed = completed;
    this.found = found;
  }
}

export interface JoinedStatementFailure {
  readonly index: number;
  readonly completed: number;
  readonly found?: number | undefined;
  /** As if the statement had been sent alone. */
  readonly cause: unknown;
}
