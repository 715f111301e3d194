import type { CatalogObject, ObjectChange, PropertyChange } from '../dialects/index.ts';
import { stableJson, type JsonValue } from '../util/index.ts';

/** An object as people call it: `table app.person`. */
export function objectText({ kind, name }: Pick<ObjectChange, 'kind' | 'name'>): string {
  return `${kind} ${name}`;
}

/** `nullable: true → false` for each property that differs. */
export function propertyLines(properties: readonly PropertyChange[]): readonly string[] {
  return properties.map(
    ({ property, before, after }) => `${property}: ${valueText(before)} → ${valueText(after)}`,
  );
}

/** A definition in lines, properties that say nothing left out. */
export function definitionLines(object: CatalogObject | undefined): readonly string[] {
  if (object === undefined) return [];
  return Object.entries(object.definition)
    .filter(([, value]) => value !== null && value !== false && value !== '' && !isEmptyList(value))
    .map(([property, value]) => `${property}: ${valueText(value)}`);
}

export function valueText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return 'none';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  return typeof value === 'string' ? value : stableJson(value);
}

function isEmptyList(value: JsonValue): boolean {
  return Array.isArray(value) && value.length === 0;
}
