import { Option } from 'commander';
import { listTemplates } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';

interface Flags {
  readonly templates?: string;
}

export const listTemplatesVerb = defineVerb<Flags>({
  usage: 'list-templates',
  summary: 'list what `mig init --template` can begin with',
  group: 'Write:',
  options: [new Option('--templates <folder>', 'templates of your own, one in each subfolder')],
  run({ flags, io, style, result }) {
    const list = listTemplates({ templates: flags.templates, from: io.cwd });
    const width = Math.max(...list.map(({ name }) => name.length));
    result(list, () =>
      [
        ...list.map(({ name, summary }) => `${style.bold(name.padEnd(width))}  ${summary}`.trimEnd()),
        '',
        `mig init --template ${list[0]?.name ?? 'single'}`,
      ].join('\n'),
    );
  },
});
