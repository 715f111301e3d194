import { compare, leftOpen, type CompareResult } from '../../../commands/index.ts';
import type { Style } from '../../style.ts';
import { comparingOptions, type ComparingFlags } from '../comparing.ts';
import { changesText } from '../changes.ts';
import { defineVerb } from '../command.ts';

export const checkVerb = defineVerb<ComparingFlags>({
  usage: 'check',
  summary: 'compare a database with the schema; exit 1 for a missing revision',
  group: 'Compare:',
  each: true,
  options: comparingOptions(),
  examples: [['mig check', 'would `mig revision --autogenerate` write anything?']],
  async run({ flags, project, style, result, remark, setExit }) {
    const { server, allowDrops } = flags;
    const compared = await compare({ ...project, server, allowDrops });
    if (compared.upgradeOps.length > 0) setExit(1);
    result(compared, () => checkText(compared, style));
    for (const one of compared.open) remark(style.dim(leftOpen(one)));
  },
});

function checkText({ changes, upgradeOps, database, origin }: CompareResult, style: Style): string {
  if (upgradeOps.length === 0) return `${database} has the schema of ${origin}.`;
  return [
    ...changesText(changes, style),
    '',
    `${database} lacks what ${origin} declares: \`mig revision --autogenerate\` writes it down.`,
  ].join('\n');
}
