// One output format each, reading a Report and nothing else.
// May import checks and everything below.
// Start reading at reporter.ts; the registry is registry.ts.
export type { Reporter, ReporterOptions } from './reporter.ts';
export { reporterNamed } from './registry.ts';
