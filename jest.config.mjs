/** Unit and integration suites live beside the code; what crosses libraries lives in test/. */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'],
  // these need a server: jest.engines.config.mjs
  testPathIgnorePatterns: ['/node_modules/', '\\.engine\\.spec\\.ts$'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/test/bench'],
  maxWorkers: 2,
  testTimeout: 60000,
};
