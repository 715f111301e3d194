import { init } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { pathText } from '../text.ts';

export const initVerb = defineVerb({
  usage: 'init [directory]',
  summary: 'make a folder for revisions and a configuration file',
  group: 'Write:',
  run({ io, result, style }, [directory]) {
    const made = init({ directory: directory as string | undefined, from: io.cwd });
    const config = pathText(made.config, io.cwd);
    result(made, () =>
      [
        `${style.green('made')}  ${pathText(made.directory, io.cwd)}/`,
        made.configWritten
          ? `${style.green('made')}  ${config}`
          : `${style.yellow('kept')}  ${config}, which was there already: set \`migrations\` in it`,
        'next  mig revision -m "what it does"',
      ].join('\n'),
    );
  },
});
