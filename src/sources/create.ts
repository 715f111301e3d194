import type { ResolvedConfig } from '../config/index.ts';
import type { SqlDialect } from '../dialects/index.ts';
import type { MigrationSource } from './contract.ts';
import { createNativeSource } from './native/index.ts';
import { createSqlSource } from './sql/index.ts';

/** The migration source that a configuration describes. Nothing is read before it is asked for something. */
export function createMigrationSource(config: ResolvedConfig, dialect: SqlDialect): MigrationSource {
  const { root, migrations, versionTable, transactionalDdl } = config;
  switch (migrations.kind) {
    case 'native':
      return createNativeSource({ root, migrations, versionTable, transactionalDdl, conventions: config });
    case 'sql':
      return createSqlSource({ root, dialect, ...migrations });
  }
}
