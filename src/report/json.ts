import { stableJson } from '../util/index.ts';
import type { Reporter } from './reporter.ts';

/** The report itself, keys sorted: the same input gives the same bytes but for durations. See schema/report.schema.json. */
export const json: Reporter = {
  id: 'json',
  render: (report) => `${stableJson(report, 2)}\n`,
};
