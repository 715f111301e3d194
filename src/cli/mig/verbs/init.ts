import { Option } from 'commander';
import { init } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { pathText } from '../text.ts';

interface Flags {
  readonly template?: string;
  readonly templates?: string;
  readonly language?: 'typescript' | 'javascript' | 'sql';
}

export const initVerb = defineVerb<Flags>({
  usage: 'init [directory]',
  summary: 'make a folder for revisions and a configuration file',
  group: 'Write:',
  options: [
    new Option('-t, --template <name>', 'what to begin with: `mig list-templates`').default(
      undefined,
      'single',
    ),
    new Option('--templates <folder>', 'templates of your own, one in each subfolder'),
    new Option('--language <language>', 'the template of a language')
      .choices(['typescript', 'javascript', 'sql'])
      .conflicts('template'),
  ],
  examples: [
    ['mig init', 'revisions in migrations/, in TypeScript'],
    ['mig init db --template several', 'for several databases'],
  ],
  run({ flags, io, result, style }, [directory]) {
    const { template, templates, language } = flags;
    const made = init({
      directory: directory as string | undefined,
      from: io.cwd,
      template,
      templates,
      language,
    });
    const text = (path: string): string => pathText(path, io.cwd);
    result(made, () =>
      [
        `${style.green('made')}  ${text(made.directory)}/`,
        ...made.files
          .filter((file) => !file.endsWith('.gitkeep'))
          .map((file) => `${style.green('made')}  ${text(file)}`),
        ...made.kept
          .filter((file) => file !== made.config)
          .map((file) => `${style.yellow('kept')}  ${text(file)}, which was there already`),
        ...(made.configWritten
          ? []
          : [
              `${style.yellow('kept')}  ${text(made.config)}, which was there already: set \`migrations\` in it`,
            ]),
        made.template === 'several'
          ? 'next  name your databases in the configuration, then  mig revision --name main -m "what it does"'
          : 'next  mig revision -m "what it does"',
      ].join('\n'),
    );
  },
});
