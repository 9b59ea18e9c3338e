/*
 * Who may import whom: openapi + prisma -> generated -> services <- platform, and between the rooms of a folder.
 * Each rule's comment is what `npm run check` prints when a file breaks it.
 */
const TEST = '\\.test\\.ts$|/testing/'

/* A room, and the rooms of the same folder that it may import. */
const ROOMS = {
  platform: {
    contract: [],
    database: ['telemetry'],
    auth: ['contract'],
    telemetry: ['contract', 'auth'],
    discovery: [],
    client: ['database', 'telemetry', 'discovery'],
    http: ['contract', 'database', 'auth', 'telemetry'],
    queue: ['database', 'telemetry', 'client'],
    events: ['contract', 'database', 'telemetry', 'client', 'queue'],
    versions: ['contract', 'http', 'events'],
  },
  compiler: {
    document: [],
    schemas: ['document'],
    validators: ['document', 'schemas'],
    filters: ['document', 'schemas', 'validators'],
    samples: ['document', 'schemas'],
    http: ['document', 'schemas', 'validators'],
    types: ['document', 'schemas', 'validators', 'filters', 'http'],
    events: ['document'],
    diff: ['document'],
    versions: ['document', 'types', 'events', 'diff'],
  },
  scripts: {
    check: [],
    database: [],
    dev: ['database', 'generate'],
    contract: ['database'],
    ops: ['database'],
    generate: ['database'],
  },
  'services/orders': { stream: [], saga: ['stream'], list: ['saga'] },
  'services/notifications': { email: [], webhooks: [] },
  'services/users': { passwords: [], login: [], tokens: [] },
  'services/products': { images: [], list: [], stock: [] },
  'services/payments': { provider: [], ledger: [], refunds: ['ledger'] },
  'services/gateway': { forwarding: [], pages: [] },
}

/* What stands under all rooms of a folder, and lies beside them. */
const FOUNDATION = {
  platform: '(problem|background|backoff|timeout|deadline)\\.ts$',
  scripts: '(dotenv|port-base|free-ports|imported-files|generate)\\.ts$',
}

/* The rooms of services use their service's context, problems and rules; only other rooms are closed to them. */
const roomRules = Object.entries(ROOMS).flatMap(([folder, rooms]) =>
  Object.entries(rooms).map(([room, below]) => {
    const own = [room, ...below].map((name) => `${name}/`)
    const open = folder.startsWith('services/') ? ['[^/]+$', 'testing/', 'handlers/', 'jobs/'] : []
    const foundation = FOUNDATION[folder] ? [FOUNDATION[folder]] : []
    return {
      name: `${folder}/${room}`,
      comment: below.length > 0 ? `It may import ${below.join(', ')}.` : 'It imports no other room.',
      severity: 'error',
      from: { path: `^${folder}/${room}/`, pathNot: TEST },
      to: { path: `^${folder}/(?!${[...own, ...open, ...foundation].join('|')})` },
    }
  }),
)

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that import each other, types included, are one file, or a third is missing.',
      severity: 'error',
      from: { pathNot: '^generated' },
      to: { circular: true },
    },
    ...roomRules,
    {
      name: 'platform-knows-no-service',
      comment: 'platform/ stands under every service and knows none of them.',
      severity: 'error',
      // A test may compile a contract of its own.
      from: { path: '^platform/', pathNot: TEST },
      to: { path: '^(services|generated|compiler|demo|scripts|tests|bench)/' },
    },
    {
      name: 'compiler-knows-contracts-only',
      comment: 'Of the platform the compiler knows platform/contract/, and of everything else nothing.',
      severity: 'error',
      from: { path: '^compiler/', pathNot: TEST },
      to: { path: '^(platform/(?!contract/)|services|generated|demo|scripts|tests|bench)' },
    },
    {
      name: 'testing-is-for-tests',
      comment: 'What is in a folder testing/ serves tests.',
      severity: 'error',
      from: { path: '^(platform|compiler|services|demo|scripts)/', pathNot: TEST },
      to: { path: '/testing/' },
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
        path: '(^|/)node_modules/(express|@types/express)/|^services/[^/]+/(config|service|main)\\.ts$|^services/[^/]+/handlers/',
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
      comment:
        'compiler/, demo/, scripts/, tests/ and bench/ use the product; the product does not use them.',
      severity: 'error',
      from: { path: '^(platform|services|generated)/', pathNot: TEST },
      to: { path: '^(compiler|demo|scripts|tests|bench)/' },
    },
    {
      name: 'generated-imports-no-source',
      comment: 'Generated code stands on npm packages and on the types of platform/.',
      severity: 'error',
      from: { path: '^generated/' },
      to: { path: '^(services|compiler|demo|scripts|tests|bench)/' },
    },
    {
      name: 'no-development-packages',
      comment: 'What runs in production is in `dependencies`.',
      severity: 'error',
      from: { path: '^(platform|services|generated)/', pathNot: TEST },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '(^|/)node_modules/@types/',
      },
    },
    {
      name: 'resolvable',
      comment: 'The import points to nothing.',
      severity: 'error',
      // Dredd puts the module `hooks` there when it loads the file. The peers of bench/ are installed by its first run.
      from: { pathNot: '^tests/contract/dredd-hooks\\.cjs$|^bench/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules' },
    exclude: { path: '^(bench/(node_modules|\\.cache|generated)|tests/packages/apps)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
