import type { SqlFunction, SqlText } from './sql-text.ts';

/** A string is a literal value (`'0'` becomes `DEFAULT '0'`); an expression is `text('now()')` or `func('now')`. */
export type ServerDefault = string | SqlText | SqlFunction;

/** Options of a `GENERATED … AS IDENTITY` column. */
export interface Identity {
  /** `true`: GENERATED ALWAYS; otherwise BY DEFAULT. */
  readonly always?: boolean;
  /** Oracle: a NULL is replaced too. */
  readonly onNull?: boolean;
  readonly start?: number;
  readonly increment?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
  readonly noMinValue?: boolean;
  readonly noMaxValue?: boolean;
  readonly cycle?: boolean;
  readonly cache?: number;
  readonly order?: boolean;
}

/** A column whose value the server computes from the others. */
export interface Computed {
  readonly sqltext: string;
  /** `true`: STORED, `false`: VIRTUAL, absent: what the server does by default. */
  readonly persisted?: boolean;
}
