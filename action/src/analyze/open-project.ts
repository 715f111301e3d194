import type { ReadSql } from './revision-sql.ts';
export interface Project {
  readonly root: string;
  readonly readSql: ReadSql;
}
export async function openProject(_f: string, _c?: string): Promise<Project | undefined> {
  return undefined;
}
