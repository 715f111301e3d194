import type { CatalogSnapshot } from '../../dialects/index.ts';
import type { CheckContext, Finding } from '../contract.ts';
import { readSchema, runStep } from '../run-step.ts';
import { placeOf } from '../words.ts';

/** Runs every upgrade on an empty database; the first that fails is a finding. */
export async function migrateToHeads(
  context: CheckContext,
): Promise<{ readonly snapshot: CatalogSnapshot } | { readonly finding: Finding }> {
  const { order = [], source } = context;
  const database = await (await context.scratch()).create();
  try {
    await source.prepare?.(await database.connect());
    for (const [done, revision] of order.entries()) {
      context.progress({ check: 'drift', done, total: order.length + 1, label: revision.id });
      const step = await runStep(context, database, { revision, direction: 'upgrade' });
      if (step.status !== 'failed') continue;
      const { error } = step;
      return {
        finding: {
          code: 'MC305',
          check: 'drift',
          severity: 'error',
          message: `Drift could not be judged: the upgrade of ${revision.id} fails: ${error.message}`,
          location: {
            ...placeOf(revision),
            ...(error.location?.file === undefined ? {} : { file: error.location.file }),
            ...(error.location?.line === undefined ? {} : { line: error.location.line }),
          },
          evidence:
            error.location?.statement === undefined
              ? []
              : [{ title: 'The statement', format: 'sql', text: error.location.statement }],
          details: { revision: revision.id, error: error.code },
        },
      };
    }
    return { snapshot: await readSchema(context, database) };
  } finally {
    await database.drop();
  }
}
