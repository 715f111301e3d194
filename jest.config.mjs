/** Tests are TypeScript compiled by SWC to CommonJS: the hardest place mig-check has to work in. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/consumers/.*/'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/action/dist'],
  extensionsToTreatAsEsm: [],
  transform: {
    '^.+\\.[cm]?ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: {
    '^mig-check$': '<rootDir>/src/index.ts',
    '^mig-check/schema$': '<rootDir>/src/schema/index.ts',
    '^mig-check/testing$': '<rootDir>/src/testing/index.ts',
    '^mig-check/jest$': '<rootDir>/src/testing/jest.ts',
  },
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  // Tests wait for servers more than they compute.
  maxWorkers: '100%',
  testTimeout: 180_000,
};
