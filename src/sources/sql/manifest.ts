import { migError } from '../../errors/index.ts';

/** How a file is sent to the server. */
export type ExecutionMode =
  /** BEGIN, the file as one query of several statements, COMMIT. */
  | 'tx'
  /** The file as one query of several statements. */
  | 'batch'
  /** Each statement by itself, no transaction. */
  | 'statements';

export interface ManifestRevision {
  readonly id: string;
  /** File names; `null`: the history has none; left out: found by the id. */
  readonly up?: string | null;
  readonly down?: string | null;
  /** Left out: the revision before this one. */
  readonly parents?: readonly string[];
  readonly up_exec?: ExecutionMode | null;
  readonly down_exec?: ExecutionMode | null;
}

export interface Manifest {
  /** Statements to run once before the first revision. */
  readonly pre: readonly string[];
  /** Statements to run before each file. */
  readonly session: readonly string[];
  readonly revisions: readonly ManifestRevision[];
}

const MODES = ['tx', 'batch', 'statements'];

/**
 * Reads a manifest: JSON with `revisions[]` (and `pre[]`, `session[]`), or plain text with one revision name a line,
 * `#` for comments.
 *
 * @throws MIG_MANIFEST_INVALID
 */
export function parseManifest(text: string, file: string): Manifest {
  if (!/^\s*[[{]/.test(text)) return { pre: [], session: [], revisions: namesIn(text) };
  const fail = (reason: string) => migError('MIG_MANIFEST_INVALID', { file, reason }, { location: { file } });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw fail(`it is not JSON (${(cause as Error).message})`);
  }
  const object = (Array.isArray(json) ? { revisions: json } : json) as Record<string, unknown>;
  if (!Array.isArray(object['revisions'])) throw fail('it has no list "revisions"');
  return {
    pre: statementList(object, 'pre', fail),
    session: statementList(object, 'session', fail),
    revisions: object['revisions'].map((item, index) => readRevision(item, index, fail)),
  };
}

function namesIn(text: string): readonly ManifestRevision[] {
  return text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')
    .map((id) => ({ id: id.replace(/(\.up)?\.sql$/i, '') }));
}

type Fail = (reason: string) => Error;

function statementList(object: Record<string, unknown>, key: string, fail: Fail): readonly string[] {
  const value = object[key] ?? [];
  if (typeof value === 'string') return [value];
  if (isTextList(value)) return value;
  throw fail(`"${key}" is not a list of statements`);
}

function readRevision(item: unknown, index: number, fail: Fail): ManifestRevision {
  const revision = typeof item === 'string' ? { id: item } : (item as Record<string, unknown> | null);
  const at = `revisions[${index}]`;
  if (typeof revision !== 'object' || revision === null) throw fail(`${at} is not an object`);
  const read = revision as Record<string, unknown>;
  if (typeof read['id'] !== 'string' || read['id'] === '') throw fail(`${at} has no "id"`);
  for (const key of ['up', 'down'])
    if (read[key] !== undefined && read[key] !== null && typeof read[key] !== 'string')
      throw fail(`${at}.${key} is not a file name`);
  for (const key of ['up_exec', 'down_exec'])
    if (read[key] !== undefined && read[key] !== null && !MODES.includes(read[key] as string))
      throw fail(`${at}.${key} is none of ${MODES.join(', ')}`);
  if (read['parents'] !== undefined && !isTextList(read['parents']))
    throw fail(`${at}.parents is not a list of ids`);
  return revision as unknown as ManifestRevision;
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
