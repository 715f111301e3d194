import type { Operation } from '../../../operations/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { execute, keyOf, text, type Alteration, type Closing } from './closing.ts';
import { defaultText } from './column-data.ts';
import { alterCommon, finish } from './common.ts';
import { word } from './designation.ts';
import { handedOverKeys } from './handover.ts';
import { circularParts } from './circular-parts.ts';
import { kinds } from './kinds.ts';
import { lastPart } from './names.ts';
import { isCarried, ownProperties, type Plan } from './plan.ts';
import { rankOfCreate, rankOfDrop } from './ranks.ts';
import { ownedBy } from './sequences.ts';
import { serialOf } from './columns.ts';
import { carriedConstraints, lateDefaults } from './table-parts.ts';
import { alterTable } from './table-target.ts';

/** One thing to do, for one object and what is carried by it. */
export interface Step {
  readonly action: 'drop' | 'create' | 'alter' | 'aside' | 'own' | 'default' | 'shell';
  readonly key: string;
  readonly rank: number;
  readonly name: string;
  readonly operations: readonly Operation[];
  /** Keys of the objects that this step makes, drops or changes. */
  readonly covers: readonly string[];
  readonly after: Set<Step>;
  readonly preferablyAfter: Set<Step>;
}

/** The steps of a plan, not yet in order. */
export function stepsOf(plan: Plan, closing: Closing): readonly Step[] {
  return [...dropSteps(plan, closing), ...alterSteps(plan, closing), ...createSteps(plan, closing)];
}

function dropSteps(plan: Plan, closing: Closing): readonly Step[] {
  const { dropped } = plan;
  const handed = handedOverKeys(plan.altered, closing);
  const isCovered = (object: CatalogObject): boolean => {
    if (handed.has(keyOf(object)) || goesWithBaseType(object, dropped)) return true;
    if (isCarried(object) && dropped.has(object.parent ?? '')) return true;
    // The copy of a partition goes with its original.
    return (
      object.inheritedFrom !== undefined && dropped.has(object.inheritedFrom) && object.kind !== 'trigger'
    );
  };
  const circular = circularParts(plan);
  return [...dropped].flatMap(([key, object]) => {
    if (isCovered(object) && !circular.has(key)) return [];
    const covers = [key, ...carriedBy(key, dropped, circular)];
    if (isSetAside(key, plan, closing)) return swapSteps(object, covers, closing);
    return [
      step({
        action: 'drop',
        key,
        rank: rankOfDrop(object.kind),
        covers,
        operations: kinds[object.kind]?.drop(object, closing) ?? [],
      }),
    ];
  });
}

/** The old type makes room for the new one, and goes when no column has it any more. */
function swapSteps(type: CatalogObject, covers: readonly string[], closing: Closing): readonly Step[] {
  const words = word(type.kind);
  const old = `${lastPart(type.name).replace(/"$/, '')}_old${type.name.endsWith('"') ? '"' : ''}`;
  const schema = type.name.slice(0, type.name.length - lastPart(type.name).length);
  const key = keyOf(type);
  return [
    step({
      action: 'aside',
      key,
      rank: rankOfCreate(type.kind),
      covers,
      operations: [execute(`ALTER ${words} ${closing.sql(type.name)} RENAME TO ${old}`)],
    }),
    step({
      action: 'drop',
      key,
      rank: rankOfDrop(type.kind),
      covers,
      operations: [execute(`DROP ${words} ${closing.sql(schema + old)}`)],
    }),
  ];
}

/** True for a type that is made anew while columns have it. */
export function isSetAside(key: string, { swapped, columns, created }: Plan, { from }: Closing): boolean {
  if (!swapped.has(key) || !created.has(key)) return false;
  return from.dependentsOf(key).some((dependent) => columns.get(dependent)?.retyped === true);
}

function createSteps(plan: Plan, closing: Closing): readonly Step[] {
  const { created } = plan;
  const handed = handedOverKeys(plan.altered, closing);
  return [...created].flatMap(([key, object]): readonly Step[] => {
    if (handed.has(key) || isMadeWithAnother(object, plan, closing)) return [];
    const kind = kinds[object.kind];
    if (kind === undefined) return [];
    const main = step({
      action: 'create',
      key,
      rank: rankOfCreate(object.kind),
      name: nameOf(object, closing),
      covers: [key, ...madeWith(object, plan, closing)],
      operations: [
        ...kind.create(object, closing),
        ...(kind.finishes ? [] : finish(object, closing)),
        ...(MADE_WITH_COMMENTS.has(object.kind) ? childFinish(object, closing) : []),
      ],
    });
    const owned = object.kind === 'sequence' && text(object, 'ownedBy') !== '';
    return [
      main,
      ...(owned
        ? [
            step({
              action: 'own',
              key,
              rank: rankOfCreate('column') + 0.5,
              covers: [],
              operations: [execute(ownedBy(object, closing))],
            }),
          ]
        : []),
      ...(object.kind === 'table' ? defaultSteps(object, closing) : []),
      ...(object.kind === 'base type' && object.definition['defined'] === true
        ? [shellStep(object, closing)]
        : []),
    ];
  });
}

/** The bare name of a base type, for the functions that it is made of. */
function shellStep(type: CatalogObject, closing: Closing): Step {
  return step({
    action: 'shell',
    key: keyOf(type),
    rank: rankOfCreate('base type') - 0.5,
    covers: [],
    operations: [execute(`CREATE TYPE ${closing.sql(type.name)}`)],
  });
}

/** A base type and its functions need each other, and only go together. */
function goesWithBaseType(object: CatalogObject, dropped: Plan['dropped']): boolean {
  if (object.kind !== 'function') return false;
  return (object.depends ?? []).some((key) => {
    const type = dropped.get(key);
    return type?.kind === 'base type' && (type.depends ?? []).includes(keyOf(object));
  });
}

const MADE_WITH_COMMENTS = new Set(['composite type', 'domain']);

/** Attributes and domain constraints have comments of their own. */
function childFinish(object: CatalogObject, closing: Closing): readonly Operation[] {
  return closing.to.childrenOf(keyOf(object)).flatMap((child) => finish(child, closing));
}

/** Defaults that call what needs the table. */
function defaultSteps(table: CatalogObject, closing: Closing): readonly Step[] {
  return [...lateDefaults(table, closing.to)].flatMap((key) => {
    const column = closing.to.objects[key];
    if (column === undefined) return [];
    const sql = `${alterTable(column, closing)} ALTER COLUMN ${lastPart(column.name)} SET DEFAULT ${defaultText(text(column, 'default'), closing)}`;
    return [
      step({
        action: 'default',
        key,
        rank: rankOfCreate('check constraint'),
        covers: [],
        operations: [execute(sql)],
      }),
    ];
  });
}

function alterSteps({ altered, columns }: Plan, closing: Closing): readonly Step[] {
  return [...altered].flatMap(([key, change]) => {
    const operations = alterOperations(change, columns.get(key) ?? {}, closing);
    if (operations.length === 0) return [];
    return [
      step({
        action: 'alter',
        key,
        rank: rankOfCreate(change.after.kind) - 0.5,
        name: nameOf(change.after, closing),
        covers: [key],
        operations,
      }),
    ];
  });
}

function alterOperations(
  change: Alteration,
  plan: Parameters<NonNullable<(typeof kinds)[string]['alter']>>[2],
  closing: Closing,
): readonly Operation[] {
  const kind = kinds[change.after.kind];
  const own = { ...change, properties: ownProperties(change) };
  const common = new Set(
    [...change.properties].filter(
      (property) => !own.properties.has(property) || kind?.alters?.includes(property) !== true,
    ),
  );
  const needsOwn = own.properties.size > 0 || Object.keys(plan).length > 0;
  return [
    ...(needsOwn ? (kind?.alter?.(own, closing, plan) ?? []) : []),
    ...alterCommon({ ...change, properties: common }, closing),
  ];
}

/** True for what comes with the CREATE of another object. */
function isMadeWithAnother(object: CatalogObject, plan: Plan, closing: Closing): boolean {
  const { created } = plan;
  const { kind, parent, inheritedFrom } = object;
  // A partition's copies come with the originals, or with the partition.
  if (inheritedFrom !== undefined && kind !== 'trigger')
    return created.has(inheritedFrom) || created.has(parent ?? '');
  if (parent === undefined || !created.has(parent)) return false;
  if (kind === 'column' || kind === 'attribute' || kind === 'domain constraint') return true;
  const holder = closing.to.objects[parent];
  if (holder === undefined) return false;
  if (kind === 'sequence') return serialOf(holder, closing) === object;
  return carriedConstraints(holder, closing).includes(object);
}

function madeWith(object: CatalogObject, plan: Plan, closing: Closing): readonly string[] {
  const found: string[] = [];
  const visit = (key: string): void => {
    for (const child of closing.to.childrenOf(key)) {
      const childKey = keyOf(child);
      if (!plan.created.has(childKey) || !isMadeWithAnother(child, plan, closing)) continue;
      found.push(childKey);
      visit(childKey);
    }
    for (const copy of closing.to.copiesOf(key)) {
      const holder = closing.to.objects[copy]?.parent ?? '';
      // One in a new table comes with that table.
      if (plan.created.has(copy) && !plan.created.has(holder)) found.push(copy);
    }
  };
  visit(keyOf(object));
  return found;
}

/** Everything that goes with a dropped object. */
function carriedBy(key: string, dropped: Plan['dropped'], apart: ReadonlySet<string>): readonly string[] {
  return [...dropped].flatMap(([childKey, child]) => {
    if (childKey === key || apart.has(childKey)) return [];
    for (
      let at: CatalogObject | undefined = child;
      at !== undefined && isCarried(at);
      at = dropped.get(at.parent ?? '')
    )
      if (at.parent === key) return [childKey];
    return [];
  });
}

/** Columns keep the order of their table. */
function nameOf(object: CatalogObject, closing: Closing): string {
  if (object.kind !== 'column' && object.kind !== 'attribute') return object.name;
  const parent = closing.to.objects[object.parent ?? ''];
  const order = (parent?.definition['columnOrder'] ?? []) as readonly string[];
  const name = lastPart(object.name).replaceAll('"', '');
  return `${parent?.name ?? ''} ${String(order.indexOf(name)).padStart(5, '0')}`;
}

function step(parts: Omit<Step, 'after' | 'preferablyAfter' | 'name'> & { readonly name?: string }): Step {
  return { name: parts.key, ...parts, after: new Set(), preferablyAfter: new Set() };
}
