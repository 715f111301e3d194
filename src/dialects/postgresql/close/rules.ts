import type { Operation } from '../../../operations/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { execute, executeAll, list, text, type Alteration, type Closing } from './closing.ts';
import { holder, lastPart } from './names.ts';
import { alterTable } from './table-target.ts';

const STATES: Readonly<Record<string, string>> = {
  origin: 'ENABLE',
  always: 'ENABLE ALWAYS',
  replica: 'ENABLE REPLICA',
  disabled: 'DISABLE',
};

/** A trigger or a rule: the server prints the whole statement. */
export function createFromText(object: CatalogObject, closing: Closing): readonly Operation[] {
  const statement = closing.sql(text(object, 'definition')).replace(/;\s*$/, '');
  return executeAll([
    statement,
    ...(text(object, 'enabled') === 'origin' ? [] : [switched(object, closing)]),
  ]);
}

/** A partition's copy of a trigger is told only for its state. */
export function createTrigger(trigger: CatalogObject, closing: Closing): readonly Operation[] {
  return trigger.inheritedFrom === undefined
    ? createFromText(trigger, closing)
    : [execute(switched(trigger, closing))];
}

export function dropTrigger(trigger: CatalogObject, closing: Closing): readonly Operation[] {
  if (trigger.inheritedFrom === undefined) return dropOfTable(trigger, closing);
  const original = closing.to.objects[trigger.inheritedFrom];
  if (original === undefined) return [];
  const state = { ...trigger.definition, enabled: text(original, 'enabled') };
  return [execute(switched({ ...trigger, definition: state }, closing))];
}

/** `DROP TRIGGER touch ON person` */
export function dropOfTable({ kind, name }: CatalogObject, closing: Closing): readonly Operation[] {
  return [execute(`DROP ${kind.toUpperCase()} ${lastPart(name)} ON ${closing.sql(holder(name))}`)];
}

export function recreatesFromText({ properties }: Alteration): boolean {
  return properties.has('definition');
}

export function alterState({ after, properties }: Alteration, closing: Closing): readonly Operation[] {
  return properties.has('enabled') ? [execute(switched(after, closing))] : [];
}

function switched(object: CatalogObject, closing: Closing): string {
  const state = STATES[text(object, 'enabled')] ?? 'ENABLE';
  return `${alterTable(object, closing)} ${state} ${object.kind.toUpperCase()} ${lastPart(object.name)}`;
}

export function createPolicy(policy: CatalogObject, closing: Closing): readonly Operation[] {
  const command = text(policy, 'command');
  const roles = list(policy, 'roles');
  const [using, check] = [text(policy, 'using'), text(policy, 'check')];
  return [
    execute(
      [
        `CREATE POLICY ${lastPart(policy.name)} ON ${closing.sql(holder(policy.name))}`,
        ...(policy.definition['permissive'] === false ? ['AS RESTRICTIVE'] : []),
        ...(command === 'all' ? [] : [`FOR ${command.toUpperCase()}`]),
        ...(roles.length === 1 && roles[0] === 'public' ? [] : [`TO ${roles.join(', ')}`]),
        ...conditions(using, check, closing),
      ].join(' '),
    ),
  ];
}

/** A command, and a condition that is gone, want another policy. */
export function recreatesPolicy({ after, properties }: Alteration): boolean {
  return (
    properties.has('command') ||
    properties.has('permissive') ||
    (properties.has('using') && text(after, 'using') === '') ||
    (properties.has('check') && text(after, 'check') === '')
  );
}

export function alterPolicy({ after, properties }: Alteration, closing: Closing): readonly Operation[] {
  if (!['roles', 'using', 'check'].some((property) => properties.has(property))) return [];
  return [
    execute(
      [
        `ALTER POLICY ${lastPart(after.name)} ON ${closing.sql(holder(after.name))}`,
        ...(properties.has('roles') ? [`TO ${list(after, 'roles').join(', ')}`] : []),
        ...conditions(
          properties.has('using') ? text(after, 'using') : '',
          properties.has('check') ? text(after, 'check') : '',
          closing,
        ),
      ].join(' '),
    ),
  ];
}

function conditions(using: string, check: string, closing: Closing): readonly string[] {
  const inParens = (condition: string): string =>
    condition.startsWith('(') ? closing.sql(condition) : `(${closing.sql(condition)})`;
  return [
    ...(using === '' ? [] : [`USING ${inParens(using)}`]),
    ...(check === '' ? [] : [`WITH CHECK ${inParens(check)}`]),
  ];
}
