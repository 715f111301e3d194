import { Option } from 'commander';
import { init } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { pathText } from '../text.ts';

interface Flags {
  readonly language?: 'typescript' | 'javascript' | 'sql';
}

export const initVerb = defineVerb<Flags>({
  usage: 'init [directory]',
  summary: 'make a folder for revisions and a configuration file',
  group: 'Write:',
  options: [
    new Option('--language <language>', 'of new revisions')
      .choices(['typescript', 'javascript', 'sql'])
      .default(undefined, 'typescript'),
  ],
  run({ flags, io, result, style }, [directory]) {
    const made = init({ directory: directory as string | undefined, from: io.cwd, language: flags.language });
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
