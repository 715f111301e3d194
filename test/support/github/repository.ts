import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** A real git repository in a folder of its own. */
export interface Repository {
  readonly folder: string;
  write(files: Readonly<Record<string, string | undefined>>): void;
  /** Commits everything that was written; returns the commit's id. */
  commit(message: string): string;
  git(...args: string[]): string;
  /** A clone with the given options, `node_modules` included. */
  clone(...options: string[]): Repository;
  remove(): void;
}

const IDENTITY = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];

export function createRepository(): Repository {
  const folder = mkdtempSync(join(tmpdir(), 'mig-action-'));
  const repository = at(folder);
  repository.git('init', '--quiet', '--initial-branch=main');
  repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n');
  shareModules(folder);
  return repository;
}

function at(folder: string): Repository {
  const git = (...args: string[]): string =>
    execFileSync('git', [...IDENTITY, ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  return {
    folder,
    git,
    write: (files) => {
      for (const [path, text] of Object.entries(files)) {
        const file = join(folder, path);
        if (text === undefined) rmSync(file);
        else {
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, text);
        }
      }
    },
    commit: (message) => {
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', message);
      return git('rev-parse', 'HEAD');
    },
    clone: (...options) => {
      const target = mkdtempSync(join(tmpdir(), 'mig-action-clone-'));
      git('clone', '--quiet', ...options, `file://${folder}`, target);
      shareModules(target);
      return at(target);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Only the embedded database: everything else has to be in the bundle. */
function shareModules(folder: string): void {
  mkdirSync(join(folder, 'node_modules/@electric-sql'), { recursive: true });
  const source = resolve('node_modules/@electric-sql/pglite');
  symlinkSync(source, join(folder, 'node_modules/@electric-sql/pglite'), 'dir');
  symlinkSync(resolve('node_modules/pg'), join(folder, 'node_modules/pg'), 'dir');
}
