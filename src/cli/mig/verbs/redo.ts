import { Option } from 'commander';
import { redo } from '../../../commands/index.ts';
import { defineVerb } from '../command.ts';
import { withStatusLines } from '../status-lines.ts';
import { rowsText } from '../text.ts';

interface Flags {
  readonly tag?: string;
}

export const redoVerb = defineVerb<Flags>({
  usage: 'redo [target]',
  summary: 'revert one revision and run it again',
  group: 'Run:',
  options: [new Option('--tag <text>', 'handed to revisions and hooks')],
  examples: [
    ['mig redo', 'the newest revision'],
    ['mig redo payments@-2', 'the newest two of a branch'],
  ],
  async run(context, [target]) {
    const { flags, project, style, result, remark, say } = context;
    const done = await withStatusLines(context, (onEvent) =>
      redo({ ...project, target: target as string | undefined, tag: flags.tag, onEvent }),
    );
    for (const warning of done.warnings) remark(`${style.yellow('warning')} ${warning}`);
    result(done, () => '');
    const where = `${done.database} is at ${rowsText(done.rows)}`;
    say(done.reverted.length === 0 ? `Nothing to redo: ${where}.` : `${where}, as before.`);
  },
});
