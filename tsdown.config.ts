import { defineConfig, type UserConfig } from 'tsdown';
import { compiledCheck } from './scripts/build/compiled-check.ts';

const library = {
  index: 'src/index.ts',
  schema: 'src/schema/index.ts',
  testing: 'src/testing/index.ts',
  jest: 'src/testing/jest.ts',
};

const common: UserConfig = {
  platform: 'node',
  target: 'node20.19',
  shims: true,
  plugins: [compiledCheck()],
  dts: true,
  // `npm run build` empties the folder: two builds write to it at once.
  clean: false,
  fixedExtension: false,
  logLevel: 'error',
};

/** Both formats, since Jest on Node 20 cannot `require` an ESM-only package; the programs are ESM. */
export default defineConfig([
  {
    ...common,
    entry: { ...library, 'cli/mig': 'src/cli/mig.ts', 'cli/mig-check': 'src/cli/mig-check.ts' },
    format: 'esm',
  },
  { ...common, entry: library, format: 'cjs' },
]);
