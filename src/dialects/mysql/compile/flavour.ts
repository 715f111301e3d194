import type { OldestServer } from '../../contract.ts';
import { MARIADB_RESERVED_WORDS, MYSQL_RESERVED_WORDS } from './reserved-words.ts';

/** Where the SQL of MySQL and MariaDB differs. */
export interface Flavour {
  /** Name of the dialect, and the prefix of its own options. */
  readonly name: 'mysql' | 'mariadb';
  readonly product: 'MySQL' | 'MariaDB';
  readonly reservedWords: ReadonlySet<string>;
  /** What `ALTER TABLE … DROP` calls a CHECK. */
  readonly dropCheck: 'CHECK' | 'CONSTRAINT';
  /** Whether a constraint can be dropped on condition that it is there. */
  readonly dropIfExists: boolean;
  /** Whether an index can be over an expression. */
  readonly expressionIndexes: boolean;
  /** Whether two tables cannot both have a CHECK of one name. */
  readonly checkNamesPerDatabase: boolean;
  readonly oldestServer: OldestServer;
}

export const MYSQL: Flavour = {
  name: 'mysql',
  product: 'MySQL',
  reservedWords: MYSQL_RESERVED_WORDS,
  dropCheck: 'CHECK',
  dropIfExists: false,
  expressionIndexes: true,
  checkNamesPerDatabase: true,
  // CHECK constraints and default expressions are known since then.
  oldestServer: { versionNumber: 80_016, version: '8.0.16' },
};

export const MARIADB: Flavour = {
  name: 'mariadb',
  product: 'MariaDB',
  reservedWords: MARIADB_RESERVED_WORDS,
  dropCheck: 'CONSTRAINT',
  dropIfExists: true,
  expressionIndexes: false,
  checkNamesPerDatabase: false,
  // Ignored indexes and system versioning are known since then.
  oldestServer: { versionNumber: 100_600, version: '10.6' },
};
