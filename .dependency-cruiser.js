/*
 * Who may import whom: openapi + prisma -> generated -> services <- platform.
 * Each rule's comment is what `npm run check` prints when a file breaks it.
 */
const TEST = '\\.test\\.ts$|/testing[^/]*\\.ts$'

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that import each other are one file, or a third is missing.',
      severity: 'error',
      from: { pathNot: '^generated' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'platform-knows-no-service',
      comment: 'platform/ stands under every service and knows none of them.',
      severity: 'error',
      // A test may compile a contract of its own.
      from: { path: '^platform/', pathNot: TEST },
      to: { path: '^(services|generated|scripts|tests|bench)/' },
    },
    {
      name: 'services-are-apart',
      comment: 'A service reaches another one through its contract: the SDK client or an event.',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'own-generated-code-only',
      comment:
        'A service uses its own types and database; of another service only the SDK client and the event types.',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^generated/', pathNot: '^generated/($1/|sdk/|[^/]+/v[0-9]+/(client|events)\\.ts)' },
    },
    {
      name: 'handlers-are-small',
      comment:
        'Handlers and events know the context (its type), rules, problems and types: no Express, no config, no other handler.',
      severity: 'error',
      from: { path: '^services/[^/]+/(handlers|events)/', pathNot: `${TEST}|/index\\.ts$` },
      to: {
        path: '^node_modules/(express|@types/express)/|^services/[^/]+/(config|service|main)\\.ts$|^services/[^/]+/handlers/',
      },
    },
    {
      name: 'context-is-a-type-to-handlers',
      comment: 'Handlers get their context as an argument.',
      severity: 'error',
      from: { path: '^services/[^/]+/(handlers|events)/', pathNot: TEST },
      to: { path: '^services/[^/]+/context\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-the-outside',
      comment: 'scripts/, tests/ and bench/ use the product; the product does not use them.',
      severity: 'error',
      from: { path: '^(platform|services|generated)/', pathNot: TEST },
      to: { path: '^(scripts|tests|bench)/' },
    },
    {
      name: 'generated-imports-no-source',
      comment: 'Generated code stands on npm packages and on the types of platform/.',
      severity: 'error',
      from: { path: '^generated/' },
      to: { path: '^(services|scripts|tests|bench)/' },
    },
    {
      name: 'no-development-packages',
      comment: 'What runs in production is in `dependencies`.',
      severity: 'error',
      from: { path: '^(platform|services|generated)/', pathNot: TEST },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/',
      },
    },
    {
      name: 'resolvable',
      comment: 'The import points to nothing.',
      severity: 'error',
      // Dredd puts the module `hooks` there when it loads the file.
      from: { pathNot: '^tests/contract/dredd-hooks\\.cjs$' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
