import type { OfDatabase } from './contract.ts';
import type { JudgedDatabase, Report } from './report.ts';

/** The report of one of several databases. */
export type NamedReport = Report & { readonly database: string };

/** One report of several: the lists of all, each entry with its database, and the worst of their verdicts. */
export function joinReports(reports: readonly [NamedReport, ...NamedReport[]]): Report {
  const [first] = reports;
  const listOf = <T extends OfDatabase>(list: (report: NamedReport) => readonly T[]): readonly T[] =>
    reports.flatMap((report) => list(report).map((item) => ({ ...item, database: report.database })));
  const server = reports.every((report) => report.server?.title === first.server?.title)
    ? first.server
    : undefined;
  return {
    format: 1,
    tool: first.tool,
    ...worst(reports),
    options: first.options,
    source: {
      kind: first.source.kind,
      revisions: reports.reduce((sum, { source }) => sum + source.revisions, 0),
      heads: reports.flatMap(({ source }) => source.heads),
      bases: reports.flatMap(({ source }) => source.bases),
    },
    ...(server === undefined ? {} : { server }),
    databases: reports.map(({ database: name, ...report }) => ({ name, ...judged(report) })),
    checks: listOf((report) => report.checks),
    findings: listOf((report) => report.findings),
    notes: listOf((report) => report.notes),
    verdicts: listOf((report) => report.verdicts),
    revisions: listOf((report) => report.revisions),
    durationMs: reports.reduce((sum, { durationMs }) => sum + durationMs, 0),
  };
}

/** The reports of a joined one, each with its name; any other report alone. */
export function splitReport(report: Report): readonly Report[] {
  const { format, tool } = report;
  return (
    report.databases?.map(({ name, ...about }) => {
      const own = <T extends OfDatabase>(list: readonly T[]): readonly T[] =>
        list.filter(({ database }) => database === name);
      return {
        format,
        tool,
        ...about,
        database: name,
        checks: own(report.checks),
        findings: own(report.findings),
        notes: own(report.notes),
        verdicts: own(report.verdicts),
        revisions: own(report.revisions),
      };
    }) ?? [report]
  );
}

function judged({ verdict, exitCode, options, source, server, durationMs }: JudgedDatabase): JudgedDatabase {
  return { verdict, exitCode, options, source, ...(server === undefined ? {} : { server }), durationMs };
}

/** What could not be checked outweighs what was found. */
function worst(reports: readonly JudgedDatabase[]): Pick<Report, 'verdict' | 'exitCode'> {
  const [{ verdict, exitCode }] = [...reports].sort((a, b) => b.exitCode - a.exitCode) as [JudgedDatabase];
  return { verdict, exitCode };
}
