import { createRepository, type Repository } from '../support/github/repository.ts';

export const CONFIG = `import { defineConfig } from 'mig-check';
export default defineConfig({ migrations: './migrations', guard: { server: 'embedded' } });
`;

export interface SqlRevision {
  readonly id: string;
  readonly down?: string;
  readonly message?: string;
  readonly up: string;
  readonly undo: string;
}

export function sqlRevision({ id, down = '', message = `Message of ${id}`, up, undo }: SqlRevision): string {
  return `-- revision: ${id}
-- downRevision: ${down}
-- message: ${message}
-- createDate: 2026-01-02T03:04:05Z

-- upgrade
${up};
-- downgrade
${undo};
`;
}

/** A revision that makes one table, or leaves it behind. */
export function tableRevision(id: string, down: string, table: string, undo = `drop table ${table}`): string {
  return sqlRevision({ id, down, up: `create table ${table} (id int primary key, name text)`, undo });
}

export interface Project {
  readonly repository: Repository;
  /** Tip of main. */
  readonly base: string;
}

/** main has one revision, 1111aaaa; the branch `change` is checked out. */
export function createProject(files: Readonly<Record<string, string>> = {}): Project {
  const repository = createRepository();
  repository.write({
    'mig.config.ts': CONFIG,
    'migrations/1111aaaa_users.sql': tableRevision('1111aaaa', '', 'users'),
    ...files,
  });
  const base = repository.commit('Start');
  repository.git('checkout', '--quiet', '-b', 'change');
  return { repository, base };
}
