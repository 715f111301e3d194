import { show } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { longEntry } from '../text.ts';

export const showVerb = defineVerb({
  usage: 'show <revision>',
  summary: 'show everything about a revision',
  group: 'Look:',
  examples: [['mig show current', 'where the database is']],
  async run({ project, io, style, result }, [revision]) {
    const list = await show({ ...project, revision: revision as string });
    result(list, () =>
      list
        .map((info) => longEntry(info, { style, cwd: io.cwd }))
        .join('\n')
        .trimEnd(),
    );
  },
});
