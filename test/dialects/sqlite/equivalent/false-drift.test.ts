import { runGuard, type Report } from '../../../../src/commands/index.ts';
import { describeOn, type TestServer } from '../../../support/databases.ts';
import { sqlProject } from '../../../support/sql-project.ts';
import { rows } from './rows.ts';

const nameOf = (index: number): string => `row_${String(index).padStart(3, '0')}`;

function script(side: 'migrated' | 'declared' | 'twin'): string {
  return rows.map((row, index) => row[side].replaceAll('%', nameOf(index))).join(';\n');
}

async function drift(server: TestServer, declared: 'declared' | 'twin'): Promise<Report> {
  const project = sqlProject([['0001_all', script('migrated'), '']], { 'schema.sql': script(declared) });
  const report = await runGuard({
    from: project.folder,
    environment: {},
    url: server.url,
    checks: ['drift'],
  });
  project.remove();
  return report;
}

function findingsIn(report: Report, index: number): readonly string[] {
  return report.findings
    .filter(({ location }) => location?.object?.includes(nameOf(index)))
    .map(({ message, evidence }) => [message, evidence[0]?.text].join('\n'));
}

describeOn({ dialect: 'sqlite', id: 'sqlite-wasm' }, (server: TestServer) => {
  let same: Report;
  let twins: Report;
  beforeAll(async () => {
    same = await drift(server, 'declared');
    twins = await drift(server, 'twin');
  }, 120_000);

  test('both runs compared everything', () => {
    for (const report of [same, twins]) {
      expect(report.checks.flatMap(({ error }) => error ?? [])).toEqual([]);
      expect(report.findings.filter(({ code }) => code === 'MC305')).toEqual([]);
      expect(report.checks[0]?.compared['objects']).toBeGreaterThan(rows.length * 2);
    }
  });

  test.each(rows.map(({ id }, index): [string, number] => [id, index]))('%s', (_id, index) => {
    expect(findingsIn(same, index)).toEqual([]);
    expect(findingsIn(twins, index)).toHaveLength(1);
  });
});
