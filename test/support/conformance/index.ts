import { autogenerateRunner } from './autogenerate.ts';
import { ddlRunner } from './ddl.ts';
import { graphRunner } from './graph.ts';
import { snapshotRunner } from './snapshot.ts';
import type { VectorRunner } from './runner.ts';

/** One runner for each kind of vector file. */
export const runners: readonly VectorRunner[] = [autogenerateRunner, ddlRunner, graphRunner, snapshotRunner];

export type { VectorResult, VectorRunner } from './runner.ts';
