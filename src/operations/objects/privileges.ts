import type { DefaultPrivileges, Grant } from '../../schema/index.ts';
import type {
  GrantDefaultPrivileges,
  GrantPrivileges,
  RevokeDefaultPrivileges,
  RevokePrivileges,
} from './data.ts';
import type { OperationDefinition } from '../definition.ts';
import { defined } from './define.ts';

export const grant: OperationDefinition<GrantPrivileges, RevokePrivileges> = defined<
  GrantPrivileges,
  RevokePrivileges
>('grant', {
  describe: (operation) => `grant ${inWords(operation.grant)}`,
  reverse: ({ grant: { withGrantOption, ...privileges } }) => ({
    op: 'revoke',
    grant: privileges,
    ...(withGrantOption ? { existingGrantOption: true } : {}),
  }),
  effect: (metadata, operation) => ({
    ...metadata,
    grants: [...without(metadata.grants ?? [], operation.grant), operation.grant],
  }),
});

export const revoke: OperationDefinition<RevokePrivileges, GrantPrivileges> = defined<
  RevokePrivileges,
  GrantPrivileges
>('revoke', {
  describe: (operation) => `revoke ${inWords(operation.grant)}`,
  reverse: ({ grant: privileges, cascade, existingGrantOption }) =>
    cascade
      ? { irreversible: 'it is not known from whom else the privileges were revoked (cascade)' }
      : {
          op: 'grant',
          grant: existingGrantOption ? { ...privileges, withGrantOption: true } : privileges,
        },
  effect({ grants = [], ...rest }, operation) {
    const kept = without(grants, operation.grant);
    return kept.length === 0 ? rest : { ...rest, grants: kept };
  },
});

export const grantDefaultPrivileges: OperationDefinition<GrantDefaultPrivileges, RevokeDefaultPrivileges> =
  defined<GrantDefaultPrivileges, RevokeDefaultPrivileges>('grantDefaultPrivileges', {
    describe: ({ defaultPrivileges }) => `grant by default ${inWords(defaultPrivileges)}`,
    reverse: ({ defaultPrivileges: { withGrantOption, ...privileges } }) => ({
      op: 'revokeDefaultPrivileges',
      defaultPrivileges: privileges,
      ...(withGrantOption ? { existingGrantOption: true } : {}),
    }),
    effect: (metadata, { defaultPrivileges: added }) => ({
      ...metadata,
      defaultPrivileges: [...without(metadata.defaultPrivileges ?? [], added), added],
    }),
  });

export const revokeDefaultPrivileges: OperationDefinition<RevokeDefaultPrivileges, GrantDefaultPrivileges> =
  defined<RevokeDefaultPrivileges, GrantDefaultPrivileges>('revokeDefaultPrivileges', {
    describe: ({ defaultPrivileges }) => `revoke by default ${inWords(defaultPrivileges)}`,
    reverse: ({ defaultPrivileges: privileges, existingGrantOption }) => ({
      op: 'grantDefaultPrivileges',
      defaultPrivileges: existingGrantOption ? { ...privileges, withGrantOption: true } : privileges,
    }),
    effect({ defaultPrivileges = [], ...rest }, operation) {
      const kept = without(defaultPrivileges, operation.defaultPrivileges);
      return kept.length === 0 ? rest : { ...rest, defaultPrivileges: kept };
    },
  });

function inWords({ privileges, on, to }: Grant | DefaultPrivileges): string {
  const place =
    typeof on === 'string' ? on : `${on.kind} ${JSON.stringify('name' in on ? on.name : on.schema)}`;
  return `${privileges.join(', ')} on ${place}: ${to.join(', ')}`;
}

/** What is left of grants without those of the same place, role and privilege. */
function without<T extends Grant | DefaultPrivileges>(grants: readonly T[], gone: T): readonly T[] {
  const place = placeOf(gone);
  return grants.flatMap((item): readonly T[] => {
    if (placeOf(item) !== place || !item.to.some((role) => gone.to.includes(role))) return [item];
    const others = item.to.filter((role) => !gone.to.includes(role));
    const left = gone.privileges.includes('ALL')
      ? []
      : item.privileges.filter((privilege) => !gone.privileges.includes(privilege));
    return [
      ...(others.length === 0 ? [] : [{ ...item, to: others }]),
      ...(left.length === 0
        ? []
        : [{ ...item, to: item.to.filter((role) => gone.to.includes(role)), privileges: left }]),
    ];
  });
}

function placeOf({
  privileges: _privileges,
  to: _to,
  withGrantOption: _handedOn,
  ...place
}: Grant | DefaultPrivileges): string {
  return JSON.stringify(Object.entries(place).sort(([a], [b]) => (a < b ? -1 : 1)));
}
