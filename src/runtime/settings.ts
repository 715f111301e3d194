import type { ResolvedConfig } from '../config/index.ts';

/** What the runtime reads of the configuration. */
export type RuntimeSettings = Pick<
  ResolvedConfig,
  | 'args'
  | 'name'
  | 'namingConvention'
  | 'root'
  | 'schema'
  | 'versionTable'
  | 'batchSeparator'
  | 'transactionPerMigration'
  | 'transactionalDdl'
  | 'lockTimeoutMs'
  | 'onVersionApply'
>;
