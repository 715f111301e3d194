import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option } from 'commander';
import { snapshot } from '../../../commands/index.ts';
import { stableJson } from '../../../util/index.ts';
import { defineVerb } from '../command.ts';

interface Flags {
  readonly output?: string;
}

export const snapshotVerb = defineVerb<Flags>({
  usage: 'snapshot',
  summary: "print everything the database's catalog knows, as JSON",
  group: 'Compare:',
  options: [new Option('-o, --output <file>', 'write to a file')],
  async run({ flags, project, io, style, say }) {
    const taken = await snapshot(project);
    const text = `${stableJson(taken, 2)}\n`;
    if (flags.output === undefined) io.stdout.write(text);
    else {
      writeFileSync(resolve(io.cwd, flags.output), text);
      say(`${style.green('made')}  ${flags.output}, ${Object.keys(taken.objects).length} objects`);
    }
  },
});
