/** A piece of SQL, written into the statement exactly as it stands. Made by `text('now()')`. */
export interface SqlText {
  readonly text: string;
}

/** A function without arguments that every dialect spells its own way: `now`, `current_date` … */
export interface SqlFunction {
  readonly func: string;
}
