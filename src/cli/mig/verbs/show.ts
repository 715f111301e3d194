import { show } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { longEntry } from '../text.ts';

export const showVerb = defineVerb({
  usage: 'show <revisions...>',
  summary: 'show everything about revisions',
  group: 'Look:',
  examples: [['mig show current', 'where the database is']],
  async run({ project, io, style, result }, [revisions]) {
    const list = await show({ ...project, revision: revisions as readonly string[] });
    result(list, () =>
      list
        .map((info) => longEntry(info, { style, cwd: io.cwd }))
        .join('\n')
        .trimEnd(),
    );
  },
});
