import type { Report } from '../checks/index.ts';

export interface ReporterOptions {
  /** Puts terminal colours on text. @defaultValue false */
  readonly colour?: boolean;
}

/** Turns a report into text. Reads nothing but the report. */
export interface Reporter {
  readonly id: string;
  /** Ends with a newline. */
  render(report: Report, options?: ReporterOptions): string;
}
