import type { Finding, Report } from '../../src/checks/index.ts';
import type { SourceRevision } from '../../src/sources/index.ts';
import type { Change, CommentInput, NewRevision } from '../../action/src/comment/model.ts';

export function revision(id: string, fields: Partial<SourceRevision> = {}): SourceRevision {
  return {
    id,
    parents: [],
    dependsOn: [],
    labels: [],
    title: `Title of ${id}`,
    file: `migrations/${id}.sql`,
    downgrade: 'present',
    ...fields,
  };
}

export function finding(fields: Partial<Finding> = {}): Finding {
  return {
    code: 'MC201',
    check: 'round-trip',
    severity: 'error',
    message: 'The downgrade leaves a table behind.',
    evidence: [],
    details: {},
    ...fields,
  };
}

export function report(fields: Partial<Report> = {}): Report {
  const findings = fields.findings ?? [];
  return {
    format: 1,
    tool: { name: 'mig-check', version: '0.1.0' },
    verdict: findings.length === 0 ? 'clean' : 'findings',
    exitCode: findings.length === 0 ? 0 : 1,
    options: { failOn: 'warning', strict: false, heads: 1 },
    source: { kind: 'native', revisions: fields.revisions?.length ?? 0, heads: ['a'], bases: ['a'] },
    checks: [],
    findings,
    notes: [],
    verdicts: [],
    revisions: [],
    durationMs: 1,
    ...fields,
  };
}

export function newRevision(id: string, fields: Partial<SourceRevision> = {}, sql = 'select 1'): NewRevision {
  const made = revision(id, fields);
  return {
    revision: made,
    path: made.file,
    upgrade: { script: `${sql};` },
    downgrade: { script: 'select 2;' },
  };
}

export function change(fields: Partial<Change> = {}): Change {
  return {
    base: 'b'.repeat(40),
    head: 'a'.repeat(40),
    baseRef: 'main',
    judged: 'checkout',
    added: [],
    edited: [],
    removed: [],
    touchesMigrations: true,
    ...fields,
  };
}

export function commentInput(fields: Partial<CommentInput> = {}): CommentInput {
  return {
    report: report(),
    change: change(),
    root: '',
    place: { repositoryUrl: 'https://github.com/octo/shop', headSha: 'a'.repeat(40) },
    ...fields,
  };
}
