import { diff, type ObjectChange } from '../../../commands/index.ts';
import type { Style } from '../../style.ts';
import { defineVerb } from '../command.ts';

export const diffVerb = defineVerb({
  usage: 'diff <before> <after>',
  summary: 'compare two databases or snapshots; exit 1 when they differ',
  group: 'Compare:',
  examples: [
    ['mig diff old.json new.json', 'two files made by `mig snapshot`'],
    ['mig diff old.json postgres://localhost/shop', 'a file and a database'],
  ],
  async run({ project, style, result, setExit }, [before, after]) {
    const changes = await diff({ ...project, before: before as string, after: after as string });
    if (changes.length > 0) setExit(1);
    result(changes, () => diffText(changes, style));
  },
});

function diffText(changes: readonly ObjectChange[], style: Style): string {
  if (changes.length === 0) return 'No differences.';
  const lines = changes.map((change) => changeText(change, style));
  return [
    ...lines,
    '',
    changes.length === 1 ? '1 object differs.' : `${changes.length} objects differ.`,
  ].join('\n');
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
