// What can go wrong, as a catalogue of stable codes, and the one error class that carries them.
// May import nothing else of the project.
// Start reading at error.ts; add a code in catalogue/<area>.ts.
export { catalogue, type ErrorArgs, type ErrorCode, type ErrorEntry } from './catalogue.ts';
export { isMigError, MigError, migError, type ErrorContext, type ErrorLocation } from './error.ts';
export type { ConfigProblem } from './catalogue/config.ts';
