import { Option } from 'commander';
import { revision } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { comparingOptions, type ComparingFlags } from '../comparing.ts';
import { pathText } from '../text.ts';

interface Flags extends ComparingFlags {
  readonly message?: string;
  readonly head?: string;
  readonly revId?: string;
  readonly sqlFile?: true;
  readonly sql?: true;
  readonly autogenerate?: true;
  readonly splice?: true;
  readonly branchLabel?: readonly string[];
  readonly dependsOn?: readonly string[];
  readonly versionPath?: string;
}

export const revisionVerb = defineVerb<Flags>({
  usage: 'revision',
  summary: 'write a new revision file on top of the head',
  group: 'Write:',
  options: [
    new Option('-m, --message <text>', 'what the revision does; becomes title and file name'),
    new Option('--head <revision>', 'what it follows; `base` starts a new line').default(undefined, 'head'),
    new Option('--rev-id <id>', 'id of the revision').default(undefined, '12 random characters'),
    new Option('--sql-file', 'write a .sql revision'),
    new Option('--sql', 'with `revisionEnvironment`: open no database'),
    new Option('--autogenerate', 'write what the database lacks of the schema'),
    ...comparingOptions(),
    new Option('--splice', 'allow a parent that is not a head'),
    new Option('--branch-label <name...>', 'name the line of history that starts here'),
    new Option('--depends-on <revision...>', 'revisions that must be applied first'),
    new Option('--version-path <folder>', 'which version location to write to'),
  ],
  examples: [
    ['mig revision -m "add users"', 'on top of the head'],
    ['mig revision --autogenerate -m "coupons"', 'from the schema of the configuration'],
    ['mig revision -m "payments" --head base --branch-label payments', 'a new line of history'],
  ],
  async run({ flags, project, io, style, result }) {
    const made = await revision({
      ...project,
      message: flags.message,
      head: flags.head,
      id: flags.revId,
      sql: flags.sql,
      autogenerate: flags.autogenerate,
      server: flags.server,
      allowDrops: flags.allowDrops,
      splice: flags.splice,
      branchLabels: flags.branchLabel,
      dependsOn: flags.dependsOn,
      versionPath: flags.versionPath,
      ...(flags.sqlFile === true ? { language: 'sql' } : {}),
    });
    result(made, () =>
      [made]
        .flat()
        .map(({ file }) => `${style.green('made')}  ${pathText(file, io.cwd)}`)
        .join('\n'),
    );
  },
});
