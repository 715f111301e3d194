import type { ObjectChange } from '../../commands/index.ts';
import type { Style } from '../style.ts';

/** A line for each object that differs, and one for each of its properties. */
export function changesText(changes: readonly ObjectChange[], style: Style): readonly string[] {
  return changes.map((change) => changeText(change, style));
}

function changeText({ change, kind, name, properties }: ObjectChange, style: Style): string {
  if (change === 'missing') return style.red(`- ${kind} ${name}`);
  if (change === 'extra') return style.green(`+ ${kind} ${name}`);
  return [
    style.yellow(`~ ${kind} ${name}`),
    ...properties.map(
      ({ property, before, after }) => `    ${property}: ${valueText(before)} -> ${valueText(after)}`,
    ),
  ].join('\n');
}

function valueText(value: unknown): string {
  return value === undefined ? '(none)' : JSON.stringify(value);
}
