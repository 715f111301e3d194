import { renameObject, setComment, setObjectSchema, setOwner } from './any-object.ts';
import { addEnumValue, createEnum, dropEnum, dropEnumValue, renameEnumValue, reorderEnum } from './enums.ts';
import * as plain from './plain.ts';
import { grant, grantDefaultPrivileges, revoke, revokeDefaultPrivileges } from './privileges.ts';
import { alterRowSecurity } from './row-security.ts';
import * as types from './types.ts';

/**
 * Operations on objects other than tables, by the kind of object: a dialect that lacks a kind refuses the whole group.
 */
export const objectGroups = {
  schemas: { createSchema: plain.createSchema, dropSchema: plain.dropSchema },
  extensions: {
    createExtension: plain.createExtension,
    dropExtension: plain.dropExtension,
    alterExtension: plain.alterExtension,
  },
  enums: { createEnum, dropEnum, addEnumValue, renameEnumValue, dropEnumValue, reorderEnum },
  domains: {
    createDomain: types.createDomain,
    dropDomain: types.dropDomain,
    alterDomain: types.alterDomain,
    addDomainConstraint: types.addDomainConstraint,
    dropDomainConstraint: types.dropDomainConstraint,
    validateDomainConstraint: types.validateDomainConstraint,
  },
  'composite types': {
    createCompositeType: types.createCompositeType,
    dropCompositeType: types.dropCompositeType,
    addAttribute: types.addAttribute,
    dropAttribute: types.dropAttribute,
    alterAttribute: types.alterAttribute,
  },
  sequences: {
    createSequence: plain.createSequence,
    dropSequence: plain.dropSequence,
    alterSequence: plain.alterSequence,
  },
  views: { createView: plain.createView, dropView: plain.dropView, replaceView: plain.replaceView },
  'materialized views': {
    createMaterializedView: plain.createMaterializedView,
    dropMaterializedView: plain.dropMaterializedView,
    replaceMaterializedView: plain.replaceMaterializedView,
    refreshMaterializedView: plain.refreshMaterializedView,
  },
  functions: {
    createFunction: plain.createFunction,
    dropFunction: plain.dropFunction,
    replaceFunction: plain.replaceFunction,
  },
  procedures: {
    createProcedure: plain.createProcedure,
    dropProcedure: plain.dropProcedure,
    replaceProcedure: plain.replaceProcedure,
  },
  triggers: { createTrigger: plain.createTrigger, dropTrigger: plain.dropTrigger },
  'trigger states': { alterTrigger: plain.alterTrigger },
  'row security': {
    createPolicy: plain.createPolicy,
    dropPolicy: plain.dropPolicy,
    alterPolicy: plain.alterPolicy,
    alterRowSecurity,
  },
  events: {
    createEvent: plain.createEvent,
    dropEvent: plain.dropEvent,
    alterEvent: plain.alterEvent,
  },
  privileges: { grant, revoke },
  'default privileges': { grantDefaultPrivileges, revokeDefaultPrivileges },
  'renaming of objects': { renameObject },
  'moving of objects between schemas': { setObjectSchema },
  owners: { setOwner },
  'comments on objects': { setComment },
} as const;

export type ObjectGroup = keyof typeof objectGroups;

type Flat<Groups> = { [G in keyof Groups]: (x: Groups[G]) => void }[keyof Groups] extends (
  x: infer All,
) => void
  ? All
  : never;

/** The same, one beside the other. */
export const objectDefinitions: Flat<typeof objectGroups> = Object.assign(
  {},
  ...Object.values(objectGroups),
) as Flat<typeof objectGroups>;
