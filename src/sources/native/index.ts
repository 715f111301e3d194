// Our own revision files as a migration source.
// May import the source contract, runtime, script, config, dialects, errors.
// Start reading at source.ts.
export { createNativeSource, type NativeSourceOptions } from './source.ts';
