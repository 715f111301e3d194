import { refuses, type CompileTable } from '../../../standard/index.ts';
import type { ObjectGroup, objectGroups } from '../../../../operations/index.ts';
import type { Flavour } from '../flavour.ts';
import { otherStatements } from './others.ts';
import { routineStatements } from './routines.ts';
import { sequenceStatements, viewStatements } from './views.ts';

type ObjectStatements = Pick<
  CompileTable,
  { [Group in ObjectGroup]: keyof (typeof objectGroups)[Group] }[ObjectGroup]
>;

/** SQL of the operations on objects other than tables; what the flavour lacks is refused. */
export function objectStatements(flavour: Flavour): ObjectStatements {
  const { name } = flavour;
  return {
    ...otherStatements(flavour),
    ...viewStatements(flavour),
    ...routineStatements(flavour),
    ...(name === 'mariadb' ? sequenceStatements : refuses(name, ['sequences'])),
    ...refuses(name, [
      'extensions',
      'enums',
      'domains',
      'composite types',
      'materialized views',
      'trigger states',
      'row security',
      'default privileges',
      'moving of objects between schemas',
      'owners',
    ]),
  };
}
