import { execFileSync } from 'node:child_process';
import { makeProject } from '../../support/project.ts';
import { runMig } from '../run-mig.ts';

async function script(shell: string): Promise<string> {
  const project = makeProject();
  try {
    return (await runMig(['completion', shell], { cwd: project.root })).stdout;
  } finally {
    project.remove();
  }
}

test.each([
  [['mig', 'up'], ['upgrade']],
  [['mig', 'ensure-version', '--s'], ['--sql']],
  [['mig', '--json', 'downgrade', '--dr'], ['--dry-run']],
  [['mig', 'heads', '--merge'], ['--merge-with']],
])('bash completes %j', async (typed, wanted) => {
  const program = `${await script('bash')}
COMP_WORDS=(${typed.join(' ')}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _mig; echo "\${COMPREPLY[@]}"`;
  const out = execFileSync('bash', ['-c', program], { encoding: 'utf8' });
  expect(out.trim().split(' ')).toEqual(wanted);
});

test('zsh and fish know every command and its options', async () => {
  expect(await script('zsh')).toMatch(
    /^#compdef mig\n[\s\S]* {4}'upgrade:run what[\s\S]* upgrade\) compadd -- .*--sql/,
  );
  expect(await script('fish')).toMatch(
    /-a upgrade -d 'run what [\s\S]*'__fish_seen_subcommand_from history' -s r -l rev-range -d '/,
  );
});

test('another shell is a usage error', async () => {
  const project = makeProject();
  const { exit, stderr } = await runMig(['completion', 'cmd'], { cwd: project.root });
  project.remove();
  expect(exit).toBe(3);
  expect(stderr).toContain('MIG_USAGE');
});
