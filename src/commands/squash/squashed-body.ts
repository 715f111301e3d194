import type { Dialect } from '../../dialects/index.ts';
import { revisionOperations } from '../../runtime/index.ts';
import { readSqlSection, type RevisionScript, type ScriptLanguage } from '../../script/index.ts';
import type { Operation } from '../../operations/index.ts';
import { bodyOf, type RevisionBody } from '../directives/body-of.ts';

export interface BodyRequest {
  /** In the order in which they run. */
  readonly members: readonly RevisionScript[];
  readonly dialect: Dialect;
  /** Project root, absolute. */
  readonly root: string;
  readonly reversible: boolean;
}

export interface SquashedBody extends RevisionBody {
  readonly language: ScriptLanguage;
}

/**
 * What a range does, as the bodies of one revision: SQL files are put one behind the other, with their comments; anything else is
 * run without a database, and its operations are written as code.
 */
export async function squashedBody(request: BodyRequest): Promise<SquashedBody> {
  const { members } = request;
  if (members.every(({ language }) => language === 'sql')) return { language: 'sql', ...sqlBody(request) };
  const language = members.some((member) => member.language === 'typescript') ? 'typescript' : 'javascript';
  const [upgradeOps, downgradeOps] = [
    await operations(request, 'upgrade'),
    await operations(request, 'downgrade'),
  ];
  return {
    language,
    ...bodyOf(
      { ...PLAIN, upgradeOps: [...upgradeOps], downgradeOps: [...downgradeOps] },
      language,
      undefined,
    ),
  };
}

const PLAIN = { message: '', head: 'head', splice: false, labels: [], dependsOn: [], imports: [] };

function sqlBody({ members, reversible }: BodyRequest): RevisionBody {
  const text = (member: RevisionScript, direction: 'upgrade' | 'downgrade'): readonly string[] => {
    const sql = readSqlSection(member.file, direction)?.sql.trim() ?? '';
    const end = sql === '' || sql.endsWith(';') ? '' : ';';
    return [
      `-- ${member.id}${member.title === '' ? '' : `: ${member.title}`}`,
      ...`${sql}${end}`.split(/\r\n|\r|\n/),
      '',
    ];
  };
  return {
    upgradeBody: members.flatMap((member) => text(member, 'upgrade')),
    downgradeBody: reversible ? members.toReversed().flatMap((member) => text(member, 'downgrade')) : [],
    imports: [],
  };
}

async function operations(
  { members, dialect, root, reversible }: BodyRequest,
  direction: 'upgrade' | 'downgrade',
): Promise<readonly Operation[]> {
  if (direction === 'downgrade' && !reversible) return [];
  const found: Operation[] = [];
  for (const script of direction === 'upgrade' ? members : members.toReversed())
    found.push(...(await revisionOperations({ script, direction, dialect, root })));
  return found;
}
