/** Imports point downwards (see README, "How it hangs together"). Each rule says what it protects. */
const lib = (name) => `^libs/${name}/`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-imports-nothing',
      comment: 'The rules are pure: no Node, no library, no other part of the product.',
      severity: 'error',
      from: { path: lib('domain'), pathNot: ['\\.spec\\.ts$', '/testing/'] },
      to: { pathNot: lib('domain') },
    },
    {
      name: 'event-store-knows-no-domain',
      severity: 'error',
      from: { path: lib('event-store') },
      to: { path: '^(apps|libs)/', pathNot: [lib('event-store'), lib('platform')] },
    },
    {
      name: 'platform-is-beside',
      severity: 'error',
      from: { path: lib('platform') },
      to: { path: '^(apps|libs)/', pathNot: lib('platform') },
    },
    {
      name: 'middle-imports-downwards',
      comment: 'application, read-models, feed and identity stand side by side on event-store, domain and platform.',
      severity: 'error',
      from: { path: '^libs/(application|read-models|feed|identity)/' },
      to: {
        path: '^(apps|libs)/',
        pathNot: ['^libs/$1/', lib('event-store'), lib('domain'), lib('platform')],
      },
    },
    { name: 'no-import-of-apps', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'apps-apart',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'through-the-index',
      comment: 'A library is imported by its name, so through its index only.',
      severity: 'error',
      from: { path: '^(?:apps|libs)/([^/]+)/' },
      to: {
        path: '^libs/[^/]+/',
        pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$', '^libs/event-store/src/contract/index\\.ts$'],
      },
    },
    {
      name: 'nest-stays-out-of-the-core',
      severity: 'error',
      from: { path: ['^libs/(domain|event-store)/'] },
      to: { path: '@nestjs' },
    },
    {
      name: 'no-undeclared-package',
      severity: 'error',
      from: { path: '^(apps|libs)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-test-package-in-product',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['\\.spec\\.ts$', '/contract/', '/testing/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test/bench)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      mainFields: ['main', 'types'],
    },
  },
};
