import type { FindingPage } from '../finding-page.ts';

const METHOD =
  'Two throwaway databases on one server: one gets every migration, the other the schema as it is declared. What the server says about each is compared, so nothing depends on how SQL is written.';

export const driftCodes = {
  MC301: {
    title: 'The migrations lack something that the schema declares',
    docs: `${METHOD}\n\nAn object of the schema is not made by any migration: write the revision that makes it. The finding holds its SQL and TypeScript.`,
  },
  MC302: {
    title: 'The migrations make something that the schema does not declare',
    docs: `${METHOD}\n\nAn object that the migrations leave is not in the schema: declare it, or write the revision that drops it.`,
  },
  MC303: {
    title: 'Migrations and schema disagree about an object',
    docs: `${METHOD}\n\nThe object is in both, with another definition. The finding holds what is wanted, what was found, and the change that closes the gap.`,
  },
  MC304: {
    title: 'More than half of the tables would be dropped',
    docs: 'The schema declares less than half of the tables that the migrations make. It is far more likely that the schema was read wrongly (a model that is never imported, a glob that matches too little, the wrong file or export) than that the tables should go. Nothing is suggested until that is settled.',
  },
  MC305: {
    title: 'Drift could not be judged: the migrations do not run',
    docs: 'One of the upgrades fails on an empty database. Mend that first; the check round-trip tells more.',
  },
  MC306: {
    title: 'Drift was not checked: no schema is configured',
    docs: "Say in the config what the schema should be (`schema: './schema.sql'`, or a module that exports MetaData), and the migrations are held against it. Without it, only heads and round trip are checked.",
  },
} as const satisfies Record<string, FindingPage>;
