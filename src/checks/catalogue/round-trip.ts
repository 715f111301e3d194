import type { FindingPage } from '../finding-page.ts';

const METHOD =
  'Every revision is judged on its own: on a throwaway database that holds exactly what the upgrades before it make, the schema is read, the upgrade runs, the schema is read, the downgrade runs, and the schema must be what it was.';

export const roundTripCodes = {
  MC201: {
    title: 'The downgrade leaves something behind',
    docs: `${METHOD}\n\nAn object that the upgrade made is still there. Drop it in the downgrade. Left alone, the next upgrade may fail on it, or quietly use what is left.`,
  },
  MC202: {
    title: 'The downgrade loses something',
    docs: `${METHOD}\n\nAn object that was there before the upgrade is gone after the downgrade: the upgrade dropped it and the downgrade does not make it again, or the downgrade drops too much (CASCADE, IF EXISTS, a table that was made anew without its grants).`,
  },
  MC203: {
    title: 'The downgrade brings something back changed',
    docs: `${METHOD}\n\nAn object is there again, but not as it was. Types, NOT NULL, defaults, the options of a foreign key, grants, comments and storage settings get lost when a column or table is made anew: write the full definition.`,
  },
  MC204: {
    title: 'The upgrade fails',
    docs: 'On an empty database with everything before it applied, the upgrade does not run. Revisions that build on it could not be tested.',
  },
  MC205: {
    title: 'The downgrade fails',
    docs: 'The downgrade does not run on the very state that its upgrade makes. The statement and the server’s message are in the finding.',
  },
  MC206: {
    title: 'The upgrade does not run again after the downgrade',
    docs: 'Upgrade, downgrade, upgrade: the second upgrade fails, nearly always on something that the downgrade left behind.',
  },
  MC207: {
    title: 'The second upgrade makes another schema than the first',
    docs: 'Upgrade, downgrade, upgrade: it ran, but the schema is not what the first upgrade made. Guards such as IF NOT EXISTS hide what the downgrade left behind.',
  },
  MC208: {
    title: 'The revision has no downgrade',
    docs: "Write one, or say why there cannot be one: `export const irreversible = 'reason'`, in SQL `-- irreversible: reason`. The report then shows the reason instead of this finding.",
  },
  MC209: {
    title: 'The downgrade is empty, the upgrade is not',
    docs: 'The upgrade changes the schema and the downgrade does nothing. Write it, or say why there cannot be one (`irreversible`).',
  },
  MC210: {
    title: 'The downgrade only throws',
    docs: 'A downgrade that does nothing but throw is none. Write it, or say why there cannot be one (`irreversible`).',
  },
  MC211: {
    title: 'The revision says it is irreversible, and is not',
    docs: 'Its downgrade restores the schema, and the upgrade runs again. Take the marker out, or the downgrade.',
  },
  MC212: {
    title: 'The whole history does not lead back to where it began',
    docs: 'Each revision restores its own state, yet from the heads down to the base something differs: two revisions meet on one object in a way that neither shows alone.',
  },
  MC213: {
    title: 'The whole history does not run down and up again',
    docs: 'Each revision can be undone right after it ran, but not after everything behind it ran as well.',
  },
} as const satisfies Record<string, FindingPage>;
