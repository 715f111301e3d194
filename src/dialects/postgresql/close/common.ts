import type { Operation } from '../../../operations/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { literal } from '../compile/index.ts';
import { executeAll, record, text, type Alteration, type Closing } from './closing.ts';
import { designation } from './designation.ts';
import { accessOf, grantTarget, initialAccess, NO_CHANGES, privilegeStatements } from './privileges.ts';

/** In which order options were set and privileges granted: it means nothing, and is left as it is. */
export const MEANINGLESS_ORDERS = ['grantOrder', 'optionOrder', 'toastOptionOrder'] as const;

/** Properties that every kind of object may have, and that are closed here for all of them. */
export const COMMON_PROPERTIES: ReadonlySet<string> = new Set([
  'owner',
  'grants',
  'revokes',
  'comment',
  'securityLabels',
  ...MEANINGLESS_ORDERS,
]);

/** What a new object needs beside its CREATE: owner, privileges, comment, labels. */
export function finish(object: CatalogObject, closing: Closing): readonly Operation[] {
  const owner = text(object, 'owner');
  const isOther = owner !== '' && closing.role !== undefined && owner !== closing.role;
  const comment = text(object, 'comment');
  const target = grantTarget(object, closing);
  return executeAll([
    ...(isOther ? [ownerStatement(object, closing)] : []),
    ...(target === undefined
      ? []
      : privilegeStatements(target, initialAccess(object, closing), accessOf(object.definition))),
    ...(comment === '' ? [] : [commentStatement(object, closing)]),
    ...labelStatements({}, object, closing),
  ]);
}

/** The common properties of an object that stays. */
export function alterCommon(
  { before, after, properties }: Alteration,
  closing: Closing,
): readonly Operation[] {
  const target = grantTarget(after, closing);
  return executeAll([
    ...(properties.has('owner') ? [ownerStatement(after, closing)] : []),
    ...(target !== undefined && (properties.has('grants') || properties.has('revokes'))
      ? privilegeStatements(target, accessOf(before.definition), accessOf(after.definition))
      : []),
    ...(properties.has('comment') ? [commentStatement(after, closing)] : []),
    ...(properties.has('securityLabels')
      ? labelStatements(record(before, 'securityLabels'), after, closing)
      : []),
  ]);
}

/** The comment of an object; NULL when it has none. */
export function commentStatement(object: CatalogObject, closing: Closing): string {
  const comment = object.definition['comment'];
  const value = typeof comment === 'string' ? literal(comment) : 'NULL';
  return `COMMENT ON ${designation(object, closing)} IS ${value}`;
}

/** Privileges of something that the snapshot keeps inside another object, as the sequence of an identity. */
export function innerPrivileges(
  on: string,
  all: readonly string[],
  before: Parameters<typeof accessOf>[0] | undefined,
  after: Parameters<typeof accessOf>[0],
): readonly string[] {
  return privilegeStatements(
    { on, all },
    before === undefined ? NO_CHANGES : accessOf(before),
    accessOf(after),
  );
}

function ownerStatement(object: CatalogObject, closing: Closing): string {
  return `ALTER ${designation(object, closing)} OWNER TO ${text(object, 'owner')}`;
}

function labelStatements(
  before: Readonly<Record<string, unknown>>,
  object: CatalogObject,
  closing: Closing,
): readonly string[] {
  const after = record(object, 'securityLabels');
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((provider) => before[provider] !== after[provider])
    .map((provider) => {
      const label = after[provider];
      const value = typeof label === 'string' ? literal(label) : 'NULL';
      return `SECURITY LABEL FOR ${provider} ON ${designation(object, closing)} IS ${value}`;
    });
}
