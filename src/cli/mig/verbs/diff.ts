import { diff, type ObjectChange } from '../../../commands/index.ts';
import type { Style } from '../../style.ts';
import { changesText } from '../changes.ts';
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
  return [
    ...changesText(changes, style),
    '',
    changes.length === 1 ? '1 object differs.' : `${changes.length} objects differ.`,
  ].join('\n');
}
