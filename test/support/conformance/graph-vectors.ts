/** The format of `conformance/graph`, as its README describes it. */
import type { GraphRevision } from '../../../src/script/index.ts';

export interface GraphFile {
  readonly vectors: readonly GraphVector[];
}

export interface GraphVector {
  readonly name: string;
  readonly revisions: readonly GraphRevision[];
  readonly queries: readonly GraphQuery[];
}

/** One question; which fields are there hangs on `kind`. */
export interface GraphQuery {
  readonly kind: string;
  readonly considerDependsOn?: boolean;
  readonly arg?: string | readonly string[];
  readonly many?: boolean;
  readonly upper?: string | readonly string[] | null;
  readonly lower?: string | readonly string[] | null;
  readonly implicitBase?: boolean;
  readonly inclusive?: boolean;
  readonly assertRelativeLength?: boolean;
  readonly selectForDowngrade?: boolean;
  readonly current?: readonly string[];
  readonly target?: string;
  readonly targets?: readonly string[];
  readonly sql?: boolean;
  readonly purge?: boolean;
  readonly range?: string;
  readonly revId?: string;
  readonly head?: string;
  readonly revisions?: readonly string[];
  readonly splice?: boolean;
  readonly branchLabel?: string;
  readonly dependsOn?: readonly string[];
  readonly versionPath?: string;
  readonly revision?: GraphRevision;
  readonly replace?: boolean;
  readonly result?: unknown;
  readonly error?: ExpectedError;
  readonly warnings?: readonly { readonly kind: string; readonly revision?: string }[];
  readonly orderSensitive?: false;
  readonly undetectedCycle?: true;
}

export interface ExpectedError {
  readonly kind: string;
  readonly message?: string;
  readonly cause?: string;
  readonly messageVaries?: true;
  readonly causeVaries?: true;
  readonly pythonRepr?: true;
  readonly missing?: string;
  readonly missingAnyOf?: readonly string[];
  readonly anyKind?: true;
}

export interface ExpectedStep {
  readonly id?: string;
  readonly dir?: 'up' | 'down';
  readonly op?: string;
  readonly remove?: readonly string[];
  readonly add?: readonly string[];
  readonly sql?: readonly (readonly string[])[];
  readonly rows?: readonly string[];
}

export interface ExpectedPlan {
  readonly steps: readonly ExpectedStep[];
  readonly final?: readonly string[];
  readonly start?: readonly string[];
  readonly stepError?: { readonly step: number };
}

/** An answer of which only the members and a partial order are fixed. */
export interface LooseAnswer {
  readonly preferred: readonly (string | { readonly id: string })[];
  readonly before?: readonly (readonly [string, string])[];
  readonly final?: readonly string[];
  readonly stepError?: string;
}
