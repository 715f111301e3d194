import { loadModule, type RevisionContext } from '../../config/index.ts';
import { migError } from '../../errors/index.ts';
import type { Op } from '../../operations/index.ts';
import type { Direction, RevisionScript } from '../../script/index.ts';

/** The function of one direction, called with the operations. */
export type Body = (op: Op, context: RevisionContext) => unknown;

export interface BodyRequest {
  readonly script: RevisionScript;
  readonly direction: Direction;
  /** Project root, absolute. */
  readonly root: string;
}

/**
 * Runs the module of a TypeScript or JavaScript revision, and gives its `upgrade` or `downgrade`.
 *
 * @throws MIG_MODULE_FAILED, MIG_REVISION_NO_FUNCTION, MIG_REVISION_ID_CHANGED
 */
export async function loadBody({ script, direction, root }: BodyRequest): Promise<Body> {
  const { file, id: revision, line } = script;
  const exported = await loadModule({ file, root });
  const location = { file, revision, line };
  const id = exportOf(exported, 'revision');
  if (typeof id === 'string' && id !== revision)
    throw migError('MIG_REVISION_ID_CHANGED', { revision, exported: id }, { location });
  const body = exportOf(exported, direction);
  if (typeof body === 'function') return body as Body;
  const got = body === undefined ? `no \`${direction}\`` : `a ${typeof body} of that name`;
  throw migError('MIG_REVISION_NO_FUNCTION', { revision, direction, got }, { location });
}

/** A named export, also of a CommonJS module that exports one object. */
function exportOf(exported: Readonly<Record<string, unknown>>, name: string): unknown {
  return exported[name] ?? (exported['default'] as Record<string, unknown> | undefined)?.[name];
}
