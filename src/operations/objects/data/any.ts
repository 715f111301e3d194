import type { DefaultPrivileges, Grant, Identifier, ObjectReference } from '../../../schema/index.ts';

// The plain data of operations on privileges, and what can be said of any object.

export interface GrantPrivileges {
  readonly op: 'grant';
  readonly grant: Grant;
}

export interface RevokePrivileges {
  readonly op: 'revoke';
  /** With `withGrantOption`: only the right to hand them on. */
  readonly grant: Grant;
  /** Revokes from those too who got them from these roles. */
  readonly cascade?: boolean;
  /** They could be handed on before. */
  readonly existingGrantOption?: boolean;
}

export interface GrantDefaultPrivileges {
  readonly op: 'grantDefaultPrivileges';
  readonly defaultPrivileges: DefaultPrivileges;
}

export interface RevokeDefaultPrivileges {
  readonly op: 'revokeDefaultPrivileges';
  readonly defaultPrivileges: DefaultPrivileges;
  /** They could be handed on before. */
  readonly existingGrantOption?: boolean;
}

/** Names any object but tables and columns, which have operations of their own. */
export interface RenameObject {
  readonly op: 'renameObject';
  readonly object: ObjectReference;
  readonly newName: Identifier;
}

/** Moves an object to another schema. */
export interface SetObjectSchema {
  readonly op: 'setObjectSchema';
  readonly object: ObjectReference;
  readonly newSchema: Identifier;
}

export interface SetOwner {
  readonly op: 'setOwner';
  readonly object: ObjectReference;
  readonly owner: string;
  readonly existingOwner?: string;
}

/** Comments on anything; `null` takes the comment away. */
export interface SetComment {
  readonly op: 'setComment';
  readonly object: ObjectReference;
  readonly comment: string | null;
  readonly existingComment?: string | null;
}
