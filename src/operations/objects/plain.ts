import type {
  AlterEvent,
  AlterExtension,
  AlterPolicy,
  AlterSequence,
  AlterTrigger,
  CreateEvent,
  CreateExtension,
  CreateFunction,
  CreateMaterializedView,
  CreatePolicy,
  CreateProcedure,
  CreateSchema,
  CreateSequence,
  CreateTrigger,
  CreateView,
  DropEvent,
  DropExtension,
  DropFunction,
  DropMaterializedView,
  DropPolicy,
  DropProcedure,
  DropSchema,
  DropSequence,
  DropTrigger,
  DropView,
  RefreshMaterializedView,
  ReplaceFunction,
  ReplaceMaterializedView,
  ReplaceProcedure,
  ReplaceView,
} from './data.ts';
import type { OperationDefinition } from '../definition.ts';
import { alters, changed, creates, defined, drops, editEntry, replaces } from './define.ts';
import { inWords, kinds, namedBy } from './kinds.ts';

// Kinds whose operations are all of the usual sorts: make, drop, replace, alter.

export const createSchema = creates<CreateSchema, DropSchema>(kinds.schema, {
  op: 'createSchema',
  inverse: 'dropSchema',
});
export const dropSchema = drops<DropSchema, CreateSchema>(kinds.schema, {
  op: 'dropSchema',
  inverse: 'createSchema',
});

export const createExtension = creates<CreateExtension, DropExtension>(kinds.extension, {
  op: 'createExtension',
  inverse: 'dropExtension',
});
export const dropExtension = drops<DropExtension, CreateExtension>(kinds.extension, {
  op: 'dropExtension',
  inverse: 'createExtension',
});
export const alterExtension = alters<AlterExtension>(kinds.extension, 'alterExtension', [
  'version',
  'schema',
]);

export const createSequence = creates<CreateSequence, DropSequence>(kinds.sequence, {
  op: 'createSequence',
  inverse: 'dropSequence',
});
export const dropSequence = drops<DropSequence, CreateSequence>(kinds.sequence, {
  op: 'dropSequence',
  inverse: 'createSequence',
});

const SEQUENCE_OPTIONS = [
  'type',
  'start',
  'increment',
  'minValue',
  'maxValue',
  'cache',
  'cycle',
  'ownedBy',
] as const;

export const alterSequence: OperationDefinition<AlterSequence, AlterSequence> = defined<
  AlterSequence,
  AlterSequence
>('alterSequence', {
  describe: (operation) => `alter ${inWords(kinds.sequence, namedBy(kinds.sequence, operation))}`,
  reverse(operation) {
    const { op, sequence, schema, restart, existing = {} } = operation;
    if (restart !== undefined) return { irreversible: 'it is not known where the sequence stood (restart)' };
    const given = SEQUENCE_OPTIONS.filter((option) => operation[option] !== undefined);
    const unknown = given.find((option) => existing[option] === undefined);
    if (unknown !== undefined)
      return { irreversible: `it is not known what was there before (existing.${unknown})` };
    const pick = (from: object) =>
      Object.fromEntries(given.map((option) => [option, (from as Record<string, unknown>)[option]]));
    return {
      op,
      sequence,
      ...(schema == null ? {} : { schema }),
      ...pick(existing),
      existing: pick(operation),
    };
  },
  effect: (metadata, operation) =>
    editEntry(metadata, kinds.sequence, {
      target: namedBy(kinds.sequence, operation),
      described: alterSequence.describe(operation),
      edit: (entry) => changed(entry, operation, SEQUENCE_OPTIONS),
    }),
});

export const createView = creates<CreateView, DropView>(kinds.view, {
  op: 'createView',
  inverse: 'dropView',
});
export const dropView = drops<DropView, CreateView>(kinds.view, { op: 'dropView', inverse: 'createView' });
export const replaceView = replaces<ReplaceView>(kinds.view, 'replaceView');

export const createMaterializedView = creates<CreateMaterializedView, DropMaterializedView>(
  kinds.materializedView,
  { op: 'createMaterializedView', inverse: 'dropMaterializedView' },
);
export const dropMaterializedView = drops<DropMaterializedView, CreateMaterializedView>(
  kinds.materializedView,
  { op: 'dropMaterializedView', inverse: 'createMaterializedView' },
);
export const replaceMaterializedView = replaces<ReplaceMaterializedView>(
  kinds.materializedView,
  'replaceMaterializedView',
);
export const refreshMaterializedView: OperationDefinition<RefreshMaterializedView> =
  defined<RefreshMaterializedView>('refreshMaterializedView', {
    describe: (operation) =>
      `refresh ${inWords(kinds.materializedView, namedBy(kinds.materializedView, operation))}`,
    reverse: () => ({ irreversible: 'it is not known which rows were there before' }),
    effect: (metadata) => metadata,
  });

export const createFunction = creates<CreateFunction, DropFunction>(kinds.function, {
  op: 'createFunction',
  inverse: 'dropFunction',
});
export const dropFunction = drops<DropFunction, CreateFunction>(kinds.function, {
  op: 'dropFunction',
  inverse: 'createFunction',
});
export const replaceFunction = replaces<ReplaceFunction>(kinds.function, 'replaceFunction');

export const createProcedure = creates<CreateProcedure, DropProcedure>(kinds.procedure, {
  op: 'createProcedure',
  inverse: 'dropProcedure',
});
export const dropProcedure = drops<DropProcedure, CreateProcedure>(kinds.procedure, {
  op: 'dropProcedure',
  inverse: 'createProcedure',
});
export const replaceProcedure = replaces<ReplaceProcedure>(kinds.procedure, 'replaceProcedure');

export const createTrigger = creates<CreateTrigger, DropTrigger>(kinds.trigger, {
  op: 'createTrigger',
  inverse: 'dropTrigger',
});
export const dropTrigger = drops<DropTrigger, CreateTrigger>(kinds.trigger, {
  op: 'dropTrigger',
  inverse: 'createTrigger',
});
export const alterTrigger = alters<AlterTrigger>(kinds.trigger, 'alterTrigger', ['enabled']);

export const createPolicy = creates<CreatePolicy, DropPolicy>(kinds.policy, {
  op: 'createPolicy',
  inverse: 'dropPolicy',
});
export const dropPolicy = drops<DropPolicy, CreatePolicy>(kinds.policy, {
  op: 'dropPolicy',
  inverse: 'createPolicy',
});
export const alterPolicy = alters<AlterPolicy>(kinds.policy, 'alterPolicy', ['to', 'using', 'withCheck']);

export const createEvent = creates<CreateEvent, DropEvent>(kinds.event, {
  op: 'createEvent',
  inverse: 'dropEvent',
});
export const dropEvent = drops<DropEvent, CreateEvent>(kinds.event, {
  op: 'dropEvent',
  inverse: 'createEvent',
});
export const alterEvent = alters<AlterEvent>(kinds.event, 'alterEvent', [
  'schedule',
  'body',
  'state',
  'onCompletion',
]);
