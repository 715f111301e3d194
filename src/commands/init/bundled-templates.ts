/** What `init` makes a project of. */
export interface ProjectTemplate {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  /** Text by path, relative to the project; the folder of the revisions comes by itself. */
  readonly files: (directory: string) => Readonly<Record<string, string>>;
  /** Folders for revisions within the folder that was asked for. @defaultValue that folder alone */
  readonly folders?: readonly string[];
}

/** The templates that come with the package; the first is the default. */
export const bundledTemplates: readonly ProjectTemplate[] = [
  {
    name: 'single',
    summary: 'one database, revisions in TypeScript',
    files: (directory) => ({ 'mig.config.ts': oneDatabase(quote(directory)) }),
  },
  {
    name: 'javascript',
    summary: 'one database, revisions and configuration in JavaScript',
    files: (directory) => ({ 'mig.config.mjs': oneDatabase(inLanguage(directory, 'javascript')) }),
  },
  {
    name: 'sql',
    summary: 'one database, revisions in SQL',
    files: (directory) => ({ 'mig.config.ts': oneDatabase(inLanguage(directory, 'sql')) }),
  },
  {
    name: 'several',
    summary: 'several databases, each with a history of its own',
    folders: ['main', 'audit'],
    files: (directory) => ({ 'mig.config.ts': severalDatabases(directory) }),
  },
];

function oneDatabase(migrations: string): string {
  return `import { defineConfig } from 'mig-check';

export default defineConfig({
  // The revisions: \`mig revision -m "add users"\` writes one here.
  migrations: ${migrations},
  // The schema they should make, for \`mig-check\`: a SQL script, or a module that exports MetaData.
  // schema: './schema.sql',
  // The database that \`mig\` works on is that of the environment variable DATABASE_URL.
});
`;
}

function severalDatabases(directory: string): string {
  return `import { defineConfig } from 'mig-check';

export default defineConfig({
  // What is said here holds for every database.
  lockTimeoutMs: 60_000,
  databases: {
    // \`mig revision --name main -m "add users"\` writes here; its URL is in the environment variable DATABASE_URL_MAIN.
    main: { migrations: ${quote(`${directory}/main`)} },
    // DATABASE_URL_AUDIT. Give one a \`versionTable\` of its own where two share a database.
    audit: { migrations: ${quote(`${directory}/audit`)} },
  },
});
`;
}

function inLanguage(directory: string, language: 'javascript' | 'sql'): string {
  return `{ directory: ${quote(directory)}, language: '${language}' }`;
}

function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
