import base from './jest.config.mjs';

/** Suites that need a real engine: `npm run test:engines`. One at a time, since some of them kill it. */
export default {
  ...base,
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.engine.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  testTimeout: 300_000,
};
