import { defineConfig } from 'tsdown';

/** Both formats, since Jest on Node 20 cannot `require` an ESM-only package; the bins are ESM only. */
export default defineConfig([
  {
    entry: {
      index: 'src/index.ts',
      schema: 'src/schema/index.ts',
      testing: 'src/testing/index.ts',
      jest: 'src/testing/jest.ts',
    },
    format: ['esm', 'cjs'],
    platform: 'node',
    shims: true,
    target: 'node20.19',
    dts: true,
    sourcemap: true,
    clean: true,
  },
  {
    entry: { 'cli/mig': 'src/cli/mig.ts', 'cli/mig-check': 'src/cli/mig-check.ts' },
    format: 'esm',
    platform: 'node',
    shims: true,
    target: 'node20.19',
    dts: false,
    clean: false,
  },
]);
