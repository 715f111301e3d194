import type { MetaData } from '../../schema/index.ts';
import type { Irreversible, OperationData, OperationDefinition } from '../definition.ts';
import { noEffect } from '../edit.ts';
import {
  entriesOf,
  inWords,
  isTarget,
  namedBy,
  targetOf,
  withEntries,
  type KindOfObject,
  type Target,
} from './kinds.ts';
import type { POSITIONAL } from './positional.ts';
import { renderCall } from './render.ts';

// Most operations on objects are one of four sorts: they make one, drop one, put another in its place, or change some of
// its members. What they do to metadata, and what reverses them, is the same for every kind.

type Loose = Readonly<Record<string, unknown>>;
type Kind = keyof typeof POSITIONAL;

interface Names {
  readonly op: Kind;
  /** The operation that leads back. */
  readonly inverse: Kind;
}

/** Makes an object: `{op, [member]: object, ifNotExists}`. */
export function creates<Data extends OperationData, Inverse extends OperationData>(
  kind: KindOfObject,
  { op, inverse }: Names,
): OperationDefinition<Data, Inverse> {
  const describe = (operation: Data): string =>
    `create ${inWords(kind, targetOf(kind, objectOf(kind, operation)))}`;
  return defined<Data, Inverse>(op, {
    describe,
    reverse(operation) {
      const object = objectOf(kind, operation);
      const { name, ...where } = targetOf(kind, object);
      return {
        op: inverse,
        [kind.member]: name,
        ...where,
        ...((operation as unknown as Loose)['ifNotExists'] ? { ifExists: true } : {}),
        [existingName(kind.member)]: object,
      };
    },
    effect(metadata, operation) {
      const object = objectOf(kind, operation);
      const entries = entriesOf(metadata, kind);
      if (!entries.some((entry) => isTarget(kind, entry, targetOf(kind, object))))
        return withEntries(metadata, kind, [...entries, object]);
      if ((operation as unknown as Loose)['ifNotExists']) return metadata;
      throw noEffect(describe(operation), 'it is there already');
    },
  });
}

/** Drops an object: `{op, [member]: name, schema, ifExists, cascade, existing…}`. */
export function drops<Data extends OperationData, Inverse extends OperationData>(
  kind: KindOfObject,
  { op, inverse }: Names,
): OperationDefinition<Data, Inverse> {
  const existing = existingName(kind.member);
  const describe = (operation: Data): string => `drop ${inWords(kind, namedBy(kind, operation))}`;
  return defined<Data, Inverse>(op, {
    describe,
    reverse(operation) {
      const { [existing]: object, ifExists, cascade } = operation as unknown as Loose;
      if (cascade === true) return { irreversible: 'it is not known what was dropped with it (cascade)' };
      if (object === undefined)
        return { irreversible: `it is not known what the ${kind.words} was (${existing})` };
      return { op: inverse, [kind.member]: object, ...(ifExists ? { ifNotExists: true } : {}) };
    },
    effect(metadata, operation) {
      const target = namedBy(kind, operation);
      const entries = entriesOf(metadata, kind);
      const kept = entries.filter((entry) => !isTarget(kind, entry, target));
      if (kept.length === entries.length && !(operation as unknown as Loose)['ifExists'])
        throw noEffect(describe(operation), `there is no such ${kind.words}`);
      return withEntries(metadata, kind, kept);
    },
  });
}

/** Puts an object in the place of the one of the same name; what is left out stays. */
export function replaces<Data extends OperationData>(
  kind: KindOfObject,
  op: Kind,
): OperationDefinition<Data, Data> {
  const existing = existingName(kind.member);
  const describe = (operation: Data): string =>
    `replace ${inWords(kind, targetOf(kind, objectOf(kind, operation)))}`;
  const result = (operation: Data, before: object): object =>
    (operation as unknown as Loose)['keep'] === false
      ? objectOf(kind, operation)
      : { ...before, ...objectOf(kind, operation) };
  return defined<Data, Data>(op, {
    describe,
    reverse(operation) {
      const before = (operation as unknown as Loose)[existing] as object | undefined;
      if (before === undefined)
        return { irreversible: `it is not known what the ${kind.words} was (${existing})` };
      return { op, [kind.member]: before, keep: false, [existing]: result(operation, before) };
    },
    effect(metadata, operation) {
      const target = targetOf(kind, objectOf(kind, operation));
      return editEntry(metadata, kind, {
        target,
        described: describe(operation),
        edit: (entry) => result(operation, entry),
      });
    },
  });
}

/** Changes some members of an object: each with its `existing…`. `null` takes a member away. */
export function alters<Data extends OperationData>(
  kind: KindOfObject,
  op: Kind,
  members: readonly string[],
): OperationDefinition<Data, Data> {
  const describe = (operation: Data): string => `alter ${inWords(kind, namedBy(kind, operation))}`;
  return defined<Data, Data>(op, {
    describe,
    reverse: (operation) => swapped(operation, members),
    effect: (metadata, operation) =>
      editEntry(metadata, kind, {
        target: namedBy(kind, operation),
        described: describe(operation),
        edit: (entry) => changed(entry, operation, members),
      }),
  });
}

/** Each change and what was there before change places. */
export function swapped(operation: object, members: readonly string[]): object | Irreversible {
  const before = operation as Loose;
  const after: Record<string, unknown> = { ...before };
  for (const member of members) {
    if (before[member] === undefined) continue;
    const existing = existingName(member);
    if (before[existing] === undefined)
      return { irreversible: `it is not known what was there before (${existing})` };
    after[member] = before[existing];
    after[existing] = before[member];
  }
  return after;
}

/** The object with the members that an operation gives; `null` takes one away. */
export function changed(object: object, changes: object, members: readonly string[]): object {
  const after: Record<string, unknown> = { ...object };
  for (const member of members) {
    const value = (changes as Loose)[member];
    if (value === null) delete after[member];
    else if (value !== undefined) after[member] = value;
  }
  return after;
}

interface Edit {
  readonly target: Target;
  readonly described: string;
  readonly edit: (entry: object) => object;
}

/** The metadata with one object changed. @throws MIG_OPERATION_EFFECT when it is not there */
export function editEntry(
  metadata: MetaData,
  kind: KindOfObject,
  { target, described, edit }: Edit,
): MetaData {
  const entries = entriesOf(metadata, kind);
  if (!entries.some((entry) => isTarget(kind, entry, target)))
    throw noEffect(described, `there is no such ${kind.words}`);
  return withEntries(
    metadata,
    kind,
    entries.map((entry) => (isTarget(kind, entry, target) ? edit(entry) : entry)),
  );
}

interface Parts<Data> {
  readonly describe: (operation: Data) => string;
  readonly reverse: (operation: Data) => object;
  readonly effect: (metadata: MetaData, operation: Data) => MetaData;
}

/** A definition from its own parts; how it is written follows from the arguments of its method. */
export function defined<Data extends OperationData, Inverse extends OperationData = never>(
  op: Kind,
  { describe, reverse, effect }: Parts<Data>,
): OperationDefinition<Data, Inverse> {
  return {
    kind: op as Data['op'],
    describe,
    reverse: (operation) => reverse(operation) as Inverse | Irreversible,
    effect,
    renderTypeScript: (operation) => renderCall(operation as unknown as { op: Kind }),
  };
}

function objectOf({ member }: KindOfObject, operation: object): object {
  return (operation as Loose)[member] as object;
}

/** `view` → `existingView` */
function existingName(member: string): string {
  return `existing${member.charAt(0).toUpperCase()}${member.slice(1)}`;
}
