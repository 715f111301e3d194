import { edit } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { openEditor } from '../open-editor.ts';
import { pathText } from '../text.ts';

export const editVerb = defineVerb({
  usage: 'edit <revision>',
  summary: 'open revision files in your editor',
  group: 'Write:',
  examples: [
    ['mig edit head', 'the newest revision'],
    ['mig edit current', 'where the database is'],
  ],
  async run({ project, io, style, result }, [revision]) {
    const edited = await edit({
      ...project,
      revision: revision as string,
      open: (files) => openEditor(io, files),
    });
    result(edited, () =>
      edited.map(({ file }) => `${style.green('opened')}  ${pathText(file, io.cwd)}`).join('\n'),
    );
  },
});
