import { collations } from './collations.ts';
import { columns } from './columns.ts';
import { constraints } from './constraints.ts';
import { extensions } from './extensions.ts';
import type { Family } from './family.ts';
import { foreignData } from './foreign-data.ts';
import { indexes } from './indexes.ts';
import { operators } from './operators.ts';
import { replication } from './replication.ts';
import { routines } from './routines.ts';
import { rules } from './rules.ts';
import { schemas } from './schemas.ts';
import { sequences } from './sequences.ts';
import { settings } from './settings.ts';
import { statistics } from './statistics.ts';
import { tables } from './tables.ts';
import { textSearch } from './text-search.ts';
import { triggers } from './triggers.ts';
import { types } from './types.ts';
import { views } from './views.ts';

/** Everything that the catalog knows, one query each. */
export const families: readonly Family[] = [
  schemas,
  extensions,
  types,
  collations,
  tables,
  columns,
  views,
  sequences,
  constraints,
  indexes,
  statistics,
  routines,
  triggers,
  rules,
  operators,
  textSearch,
  foreignData,
  replication,
  settings,
];
