import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { SqlDialect, SqlStatement } from '../../dialects/index.ts';
import { migError } from '../../errors/index.ts';
import { matchesGlob } from '../../util/index.ts';
import { parseManifest, type ExecutionMode, type Manifest, type ManifestRevision } from './manifest.ts';
import { pairFiles, type FilePair } from './pairs.ts';
import type { SqlFile, SqlRevision } from './revision.ts';

export interface SqlFolder {
  /** Project root, absolute. */
  readonly root: string;
  /** Absolute. */
  readonly directory: string;
  /** Absolute. */
  readonly manifest?: string;
  /** Globs of files, relative to `directory`, that run outside of a transaction, each statement by itself. */
  readonly outsideTransaction: readonly string[];
  readonly dialect: SqlDialect;
}

export interface SqlHistory extends Pick<Manifest, 'pre' | 'session'> {
  /** In the order of the manifest or of the file names. */
  readonly revisions: readonly SqlRevision[];
  /** Downgrades whose upgrade is not there, as full names. */
  readonly strays: readonly string[];
}

/**
 * Reads every file of the folder into memory.
 *
 * @throws MIG_MIGRATIONS_NOT_FOUND, MIG_MANIFEST_INVALID, MIG_MIGRATION_FILE_MISSING
 */
export function readSqlFolder(folder: SqlFolder): SqlHistory {
  const { directory } = folder;
  if (!existsSync(directory) || !statSync(directory).isDirectory())
    throw migError('MIG_MIGRATIONS_NOT_FOUND', { directory: shown(folder, directory) });
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).map(slashed);
  const { pairs, strays } = pairFiles(files.filter((file) => file.toLowerCase().endsWith('.sql')));
  if (folder.manifest === undefined)
    return {
      pre: [],
      session: [],
      revisions: linear(pairs.map((pair) => fromPair(folder, pair))),
      strays: strays.map((file) => shown(folder, join(directory, file))),
    };
  const manifest = readManifest(folder, folder.manifest);
  return {
    pre: manifest.pre,
    session: manifest.session,
    revisions: linear(manifest.revisions.map((revision) => fromManifest(folder, revision, pairs))),
    strays: [],
  };
}

function readManifest(folder: SqlFolder, path: string): Manifest {
  const name = shown(folder, path);
  if (!existsSync(path)) throw migError('MIG_MIGRATION_FILE_MISSING', { file: name, neededBy: 'the config' });
  return parseManifest(readFileSync(path, 'utf8'), name);
}

/** A revision whose parents may still have to follow from the order. */
interface Placed extends SqlRevision {
  readonly parents: readonly string[] | undefined;
}

function linear(placed: readonly Placed[]): readonly SqlRevision[] {
  return placed.map(({ revision, up, down, parents }, index) => {
    const previous = placed[index - 1]?.revision.id;
    return {
      revision: { ...revision, parents: parents ?? (previous === undefined ? [] : [previous]) },
      up,
      down,
    };
  });
}

function fromPair(folder: SqlFolder, pair: FilePair): Placed {
  return place(folder, { id: pair.name, ...pair, parents: undefined });
}

function fromManifest(folder: SqlFolder, entry: ManifestRevision, pairs: readonly FilePair[]): Placed {
  const pair =
    pairs.find(({ name }) => name === entry.id) ?? pairs.find(({ name }) => namesId(name, entry.id));
  const up = entry.up ?? pair?.up;
  if (up === undefined)
    throw migError('MIG_MIGRATION_FILE_MISSING', {
      file: shown(folder, join(folder.directory, `${entry.id}.up.sql`)),
      neededBy: `revision ${entry.id} of the manifest`,
    });
  const down = entry.down === null ? undefined : (entry.down ?? pair?.down);
  return place(folder, {
    id: entry.id,
    up,
    ...(down === undefined ? {} : { down }),
    parents: entry.parents,
    upMode: entry.up_exec ?? undefined,
    downMode: entry.down_exec ?? undefined,
  });
}

/** `0007_add_users` names the id `add_users`: the number in front is only the place. */
function namesId(name: string, id: string): boolean {
  return /^\d+[._-]/.test(name) && name.replace(/^\d+[._-]/, '') === id;
}

interface Entry {
  readonly id: string;
  readonly up: string;
  readonly down?: string;
  readonly parents: readonly string[] | undefined;
  readonly upMode?: ExecutionMode | undefined;
  readonly downMode?: ExecutionMode | undefined;
}

function place(folder: SqlFolder, entry: Entry): Placed {
  const up = readFile(folder, entry.up, { id: entry.id, mode: entry.upMode });
  const down =
    entry.down === undefined
      ? undefined
      : readFile(folder, entry.down, { id: entry.id, mode: entry.downMode });
  const irreversible = [up, ...(down === undefined ? [] : [down])]
    .map(({ text }) => /^\s*--\s*irreversible:[ \t]*(.+)$/im.exec(text)?.[1]?.trim())
    .find((reason) => reason !== undefined);
  return {
    up,
    down,
    parents: entry.parents,
    revision: {
      id: entry.id,
      parents: [],
      dependsOn: [],
      labels: [],
      title: titleOf(entry.id),
      file: up.name,
      ...(down === undefined ? {} : { downgradeFile: down.name }),
      line: 1,
      downgrade: down === undefined ? 'missing' : presence(folder.dialect, down.text),
      ...(irreversible === undefined ? {} : { irreversible }),
    },
  };
}

function readFile(
  folder: SqlFolder,
  file: string,
  { id, mode }: { readonly id: string; readonly mode: ExecutionMode | undefined },
): SqlFile {
  const path = resolve(folder.directory, file);
  const name = shown(folder, path);
  if (!existsSync(path))
    throw migError('MIG_MIGRATION_FILE_MISSING', { file: name, neededBy: `revision ${id}` });
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  return { path, name, text, mode: mode ?? chooseMode(folder, file, text) };
}

/** What the file itself asks for, when nobody else says: one transaction, unless it holds its own or cannot run in one. */
function chooseMode(folder: SqlFolder, file: string, text: string): ExecutionMode {
  if (folder.outsideTransaction.some((glob) => matchesGlob(slashed(file), glob))) return 'statements';
  if (/^\s*--\s*transaction:[ \t]*false\b/im.test(text)) return 'statements';
  const statements = split(folder.dialect, text) ?? [];
  if (statements.some(({ text: sql }) => /^(begin|start\s+transaction|commit|end)\b(?!\s+atomic)/i.test(sql)))
    return 'batch';
  return statements.some(({ transactional }) => !transactional) ? 'statements' : 'tx';
}

function presence(dialect: SqlDialect, text: string): 'present' | 'empty' {
  return split(dialect, text)?.every(({ empty }) => empty) === true ? 'empty' : 'present';
}

/** Undefined for a text that only the server can judge. */
function split(dialect: SqlDialect, text: string): readonly SqlStatement[] | undefined {
  try {
    return dialect.splitStatements(text);
  } catch {
    return undefined;
  }
}

function titleOf(id: string): string {
  const words = (id.split('/').at(-1) ?? id).replace(/^[vV]?\d+(?:[._-]+|$)/, '').replace(/[_-]+/g, ' ');
  return words.trim() === '' ? id : words.trim();
}

function shown(folder: SqlFolder, path: string): string {
  return slashed(relative(folder.root, path));
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
