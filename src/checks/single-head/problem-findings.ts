import type { SourceProblem } from '../../sources/index.ts';
import type { FindingCode } from '../catalogue.ts';
import type { Finding } from '../contract.ts';

/** Finding code of each thing that can be wrong with the graph, by the engine's own error code. */
const CODES: Readonly<Record<string, FindingCode>> = {
  MIG_DUPLICATE_REVISION: 'MC102',
  MIG_MISSING_PARENT: 'MC103',
  MIG_SELF_PARENT: 'MC104',
  MIG_SELF_DEPENDENCY: 'MC104',
  MIG_CYCLE: 'MC105',
  MIG_DEPENDENCY_CYCLE: 'MC106',
  MIG_DUPLICATE_LABEL: 'MC109',
  MIG_MISSING_DEPENDENCY: 'MC111',
  MIG_ILLEGAL_REVISION_ID: 'MC112',
  MIG_RESERVED_REVISION_ID: 'MC112',
};

/** One finding for each problem, at its place. */
export function problemFinding(problem: SourceProblem): Finding {
  const { location, hint } = problem;
  return {
    code: codeOf(problem.code),
    check: 'single-head',
    severity: problem.severity,
    message: problem.message,
    ...(location === undefined ? {} : { location }),
    evidence: hint === undefined ? [] : [{ title: 'To mend it', format: 'text', text: hint }],
    details: {
      problem: problem.code,
      ...(location?.revision === undefined ? {} : { revision: location.revision }),
    },
  };
}

function codeOf(code: string): string {
  if (code.startsWith('MC')) return code;
  return CODES[code] ?? (code.startsWith('MIG_HEADER') ? 'MC110' : 'MC114');
}
