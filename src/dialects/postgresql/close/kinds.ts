import type { Operation } from '../../../operations/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import type { Alteration, Closing } from './closing.ts';
import { alterCommon } from './common.ts';
import { addColumn, alterColumn, dropColumn, recreatesColumn, type ColumnPlan } from './columns.ts';
import { addConstraint, alterConstraint, dropConstraint, recreatesConstraint } from './constraints.ts';
import { alterDefaultPrivileges } from './default-privileges.ts';
import * as foreignData from './foreign-data.ts';
import { alterIndex, createIndex, dropIndex, recreatesIndex } from './indexes.ts';
import * as operators from './operators.ts';
import * as replication from './replication.ts';
import * as routines from './routines.ts';
import * as rules from './rules.ts';
import { alterSequence, createSequence, dropSequence } from './sequences.ts';
import * as simple from './simple-objects.ts';
import { alterTable, createTable, dropTable } from './tables.ts';
import * as textSearch from './text-search.ts';
import * as types from './types.ts';
import * as views from './views.ts';

/** How one kind of object is made, dropped and changed. */
export interface KindOfObject {
  /** CREATE, without what {@link finish} adds for every kind unless `finishes`. */
  create(object: CatalogObject, closing: Closing): readonly Operation[];
  drop(object: CatalogObject, closing: Closing): readonly Operation[];
  /** True when a change can only be closed by DROP and CREATE. Kinds without `alter` always are. */
  recreates?(change: Alteration, closing: Closing): boolean;
  /** All but the properties that every kind may have. */
  alter?(change: Alteration, closing: Closing, plan: ColumnPlan): readonly Operation[];
  /** `create` has said everything: owner, privileges and comment too. */
  readonly finishes?: boolean;
  /** `alter` closes these of the properties that every kind may have. */
  readonly alters?: readonly string[];
}

const none = (): readonly Operation[] => [];

const constraint: KindOfObject = {
  create: addConstraint,
  drop: dropConstraint,
  recreates: recreatesConstraint,
  alter: alterConstraint,
};
const table: KindOfObject = { create: createTable, drop: dropTable, alter: alterTable, finishes: true };
const routine: KindOfObject = {
  create: routines.createRoutine,
  drop: routines.dropRoutine,
  recreates: routines.recreatesRoutine,
  alter: routines.replaceRoutine,
};
const view: KindOfObject = {
  create: views.createView,
  drop: views.dropView,
  recreates: views.recreatesView,
  alter: views.alterView,
};
const published: KindOfObject = { create: replication.publish, drop: replication.unpublish };

/** Every kind of object of a snapshot. */
export const kinds: Readonly<Record<string, KindOfObject>> = {
  'access method': { create: simple.createAccessMethod, drop: simple.dropByName },
  aggregate: { create: routines.createAggregate, drop: simple.dropByName },
  attribute: {
    create: types.addAttribute,
    drop: types.dropAttribute,
    recreates: () => false,
    alter: types.alterAttribute,
  },
  'base type': { create: types.createBaseType, drop: types.dropType },
  cast: { create: operators.createCast, drop: simple.dropByName },
  'check constraint': constraint,
  collation: { create: simple.createCollation, drop: simple.dropByName },
  column: {
    create: addColumn,
    drop: dropColumn,
    recreates: recreatesColumn,
    alter: alterColumn,
    finishes: true,
    alters: ['comment'],
  },
  'composite type': { create: types.createComposite, drop: types.dropType, alter: none },
  conversion: { create: operators.createConversion, drop: simple.dropByName },
  'database setting': {
    create: (object) => simple.alterDatabaseSettings(undefined, object),
    drop: (object) => simple.alterDatabaseSettings(object, undefined),
    alter: ({ before, after }) => simple.alterDatabaseSettings(before, after),
  },
  'default privileges': {
    create: (object, closing) => alterDefaultPrivileges(undefined, object, closing),
    drop: (object, closing) => alterDefaultPrivileges(object, undefined, closing),
    alter: ({ before, after }, closing) => alterDefaultPrivileges(before, after, closing),
    finishes: true,
    alters: ['grants', 'revokes'],
  },
  domain: {
    create: types.createDomain,
    drop: types.dropType,
    recreates: types.recreatesDomain,
    alter: types.alterDomain,
  },
  'domain constraint': { create: types.addDomainConstraint, drop: types.dropDomainConstraint },
  enum: {
    create: types.createEnum,
    drop: types.dropType,
    recreates: types.recreatesEnum,
    alter: types.alterEnum,
  },
  'event trigger': {
    create: simple.createEventTrigger,
    drop: simple.dropByName,
    recreates: ({ properties }) => ['event', 'tags', 'function'].some((property) => properties.has(property)),
    alter: simple.alterEventTrigger,
  },
  'exclusion constraint': constraint,
  extension: { create: simple.createExtension, drop: simple.dropByName, alter: simple.alterExtension },
  'foreign key': constraint,
  'foreign table': {
    ...table,
    recreates: ({ properties }) => properties.has('server'),
  },
  'foreign-data wrapper': {
    create: foreignData.createWrapper,
    drop: simple.dropByName,
    alter: foreignData.alterWrapper,
  },
  function: routine,
  index: { create: createIndex, drop: dropIndex, recreates: recreatesIndex, alter: alterIndex },
  language: { create: simple.createLanguage, drop: simple.dropLanguage },
  'materialized view': view,
  operator: { create: operators.createOperator, drop: simple.dropByName },
  'operator class': { create: operators.createOperatorClass, drop: simple.dropByName },
  'operator family': { create: operators.createOperatorFamily, drop: simple.dropByName },
  policy: {
    create: rules.createPolicy,
    drop: rules.dropOfTable,
    recreates: rules.recreatesPolicy,
    alter: rules.alterPolicy,
  },
  'primary key': constraint,
  procedure: routine,
  publication: {
    create: replication.createPublication,
    drop: simple.dropByName,
    recreates: replication.recreatesPublication,
    alter: replication.alterPublication,
  },
  'published schema': published,
  'published table': published,
  'range type': { create: types.createRange, drop: types.dropType },
  rule: {
    create: rules.createFromText,
    drop: rules.dropOfTable,
    recreates: rules.recreatesFromText,
    alter: rules.alterState,
  },
  schema: { create: simple.createSchema, drop: simple.dropByName, alter: none },
  sequence: { create: createSequence, drop: dropSequence, alter: alterSequence },
  server: {
    create: foreignData.createServer,
    drop: simple.dropByName,
    recreates: foreignData.recreatesServer,
    alter: foreignData.alterServer,
  },
  'statistics object': {
    create: simple.createStatistics,
    drop: simple.dropByName,
    recreates: ({ properties }) => properties.has('definition'),
    alter: simple.alterStatistics,
  },
  // A connection string is told as a hash, which cannot be turned back.
  subscription: { create: none, drop: replication.dropSubscription, alter: replication.alterSubscription },
  table,
  'text search configuration': {
    create: textSearch.createConfiguration,
    drop: simple.dropByName,
    recreates: textSearch.recreatesConfiguration,
    alter: textSearch.alterConfiguration,
  },
  'text search dictionary': { create: textSearch.createDictionary, drop: simple.dropByName },
  'text search parser': { create: textSearch.createParser, drop: simple.dropByName },
  'text search template': { create: textSearch.createTemplate, drop: simple.dropByName },
  transform: { create: operators.createTransform, drop: simple.dropByName },
  trigger: {
    create: rules.createTrigger,
    drop: rules.dropTrigger,
    recreates: rules.recreatesFromText,
    alter: rules.alterState,
  },
  'unique constraint': constraint,
  'user mapping': {
    create: foreignData.createMapping,
    drop: foreignData.dropMapping,
    alter: foreignData.alterMapping,
  },
  view,
  'view column': {
    create: (object, closing) => views.alterViewColumn({ before: bare(object), after: object }, closing),
    drop: (object, closing) => [
      ...views.alterViewColumn({ before: object, after: bare(object) }, closing),
      ...alterCommon(
        { before: object, after: bare(object), properties: new Set(Object.keys(object.definition)) },
        closing,
      ),
    ],
    alter: (change, closing) => views.alterViewColumn(change, closing),
  },
};

function bare(object: CatalogObject): CatalogObject {
  return { ...object, definition: {} };
}
