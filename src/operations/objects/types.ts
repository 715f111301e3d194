import { nameText, sameName, type CompositeType, type Domain } from '../../schema/index.ts';
import type {
  AddAttribute,
  AddDomainConstraint,
  AlterAttribute,
  AlterDomain,
  CreateCompositeType,
  CreateDomain,
  DropAttribute,
  DropCompositeType,
  DropDomain,
  DropDomainConstraint,
  ValidateDomainConstraint,
} from './data.ts';
import { noEffect } from '../edit.ts';
import type { OperationDefinition } from '../definition.ts';
import { alters, creates, defined, drops, editEntry } from './define.ts';
import { inWords, kinds, namedBy } from './kinds.ts';

// Domains and composite types.

export const createDomain = creates<CreateDomain, DropDomain>(kinds.domain, {
  op: 'createDomain',
  inverse: 'dropDomain',
});
export const dropDomain = drops<DropDomain, CreateDomain>(kinds.domain, {
  op: 'dropDomain',
  inverse: 'createDomain',
});
export const alterDomain = alters<AlterDomain>(kinds.domain, 'alterDomain', ['default', 'notNull']);

export const addDomainConstraint: OperationDefinition<AddDomainConstraint, DropDomainConstraint> = defined<
  AddDomainConstraint,
  DropDomainConstraint
>('addDomainConstraint', {
  describe: (operation) => `add a constraint to ${inWords(kinds.domain, namedBy(kinds.domain, operation))}`,
  reverse: ({ domain, schema, constraint }) =>
    constraint.name === undefined
      ? { irreversible: 'the constraint has no name' }
      : {
          op: 'dropDomainConstraint',
          domain,
          ...(schema == null ? {} : { schema }),
          name: constraint.name,
          existingConstraint: constraint,
        },
  effect: (metadata, operation) =>
    editDomain(metadata, operation, addDomainConstraint.describe(operation), (domain) => ({
      ...domain,
      constraints: [...(domain.constraints ?? []), operation.constraint],
    })),
});

export const dropDomainConstraint: OperationDefinition<DropDomainConstraint, AddDomainConstraint> = defined<
  DropDomainConstraint,
  AddDomainConstraint
>('dropDomainConstraint', {
  describe: (operation) =>
    `drop constraint ${nameText(operation.name)} of ${inWords(kinds.domain, namedBy(kinds.domain, operation))}`,
  reverse: ({ domain, schema, existingConstraint }) =>
    existingConstraint === undefined
      ? { irreversible: 'it is not known what the constraint was (existingConstraint)' }
      : {
          op: 'addDomainConstraint',
          domain,
          ...(schema == null ? {} : { schema }),
          constraint: existingConstraint,
        },
  effect(metadata, operation) {
    const described = dropDomainConstraint.describe(operation);
    return editDomain(metadata, operation, described, ({ constraints = [], ...domain }) => {
      const kept = constraints.filter(({ name }) => !sameName(name, operation.name));
      if (kept.length === constraints.length && !operation.ifExists)
        throw noEffect(described, 'there is no such constraint');
      return kept.length === 0 ? domain : { ...domain, constraints: kept };
    });
  },
});

export const validateDomainConstraint: OperationDefinition<ValidateDomainConstraint> =
  defined<ValidateDomainConstraint>('validateDomainConstraint', {
    describe: (operation) =>
      `validate constraint ${nameText(operation.name)} of ${inWords(kinds.domain, namedBy(kinds.domain, operation))}`,
    reverse: () => ({ irreversible: 'a constraint that was validated stays so' }),
    effect: (metadata, operation) =>
      editDomain(metadata, operation, validateDomainConstraint.describe(operation), (domain) => ({
        ...domain,
        constraints: (domain.constraints ?? []).map(({ notValid, ...constraint }) =>
          sameName(constraint.name, operation.name) || notValid === undefined
            ? constraint
            : { ...constraint, notValid },
        ),
      })),
  });

export const createCompositeType = creates<CreateCompositeType, DropCompositeType>(kinds.compositeType, {
  op: 'createCompositeType',
  inverse: 'dropCompositeType',
});
export const dropCompositeType = drops<DropCompositeType, CreateCompositeType>(kinds.compositeType, {
  op: 'dropCompositeType',
  inverse: 'createCompositeType',
});

export const addAttribute: OperationDefinition<AddAttribute, DropAttribute> = defined<
  AddAttribute,
  DropAttribute
>('addAttribute', {
  describe: (operation) => `add attribute ${nameText(operation.attribute.name)} to ${composite(operation)}`,
  reverse: ({ compositeType, schema, attribute }) => ({
    op: 'dropAttribute',
    compositeType,
    ...(schema == null ? {} : { schema }),
    attribute: attribute.name,
    existingAttribute: attribute,
  }),
  effect: (metadata, operation) =>
    editComposite(metadata, operation, addAttribute.describe(operation), (type) => ({
      ...type,
      attributes: [...type.attributes, operation.attribute],
    })),
});

export const dropAttribute: OperationDefinition<DropAttribute, AddAttribute> = defined<
  DropAttribute,
  AddAttribute
>('dropAttribute', {
  describe: (operation) => `drop attribute ${nameText(operation.attribute)} of ${composite(operation)}`,
  reverse: ({ compositeType, schema, existingAttribute }) =>
    existingAttribute === undefined
      ? { irreversible: 'it is not known what the attribute was (existingAttribute)' }
      : {
          op: 'addAttribute',
          compositeType,
          ...(schema == null ? {} : { schema }),
          attribute: existingAttribute,
        },
  effect: (metadata, operation) =>
    editComposite(metadata, operation, dropAttribute.describe(operation), (type) => ({
      ...type,
      attributes: type.attributes.filter(({ name }) => !sameName(name, operation.attribute)),
    })),
});

export const alterAttribute: OperationDefinition<AlterAttribute, AlterAttribute> = defined<
  AlterAttribute,
  AlterAttribute
>('alterAttribute', {
  describe: (operation) => `alter attribute ${nameText(operation.attribute)} of ${composite(operation)}`,
  reverse({ attribute, newName, type, existingType, ...rest }) {
    if (type !== undefined && existingType === undefined)
      return { irreversible: 'it is not known what was there before (existingType)' };
    return {
      ...rest,
      attribute: newName ?? attribute,
      ...(newName === undefined ? {} : { newName: attribute }),
      ...(type === undefined ? {} : { type: existingType, existingType: type }),
    };
  },
  effect: (metadata, operation) =>
    editComposite(metadata, operation, alterAttribute.describe(operation), (type) => ({
      ...type,
      attributes: type.attributes.map((item) =>
        sameName(item.name, operation.attribute)
          ? {
              ...item,
              ...(operation.type === undefined ? {} : { type: operation.type }),
              ...(operation.newName === undefined ? {} : { name: operation.newName }),
            }
          : item,
      ),
    })),
});

function composite(operation: object): string {
  return inWords(kinds.compositeType, namedBy(kinds.compositeType, operation));
}

type Edit<T> = (object: T) => T;
type Metadata = Parameters<typeof editEntry>[0];

function editDomain(metadata: Metadata, operation: object, described: string, edit: Edit<Domain>): Metadata {
  const target = namedBy(kinds.domain, operation);
  return editEntry(metadata, kinds.domain, { target, described, edit: edit as unknown as Edit<object> });
}

function editComposite(
  metadata: Metadata,
  operation: object,
  described: string,
  edit: Edit<CompositeType>,
): Metadata {
  const target = namedBy(kinds.compositeType, operation);
  return editEntry(metadata, kinds.compositeType, {
    target,
    described,
    edit: edit as unknown as Edit<object>,
  });
}
