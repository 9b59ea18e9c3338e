import { globSync } from 'node:fs'
import type { Change } from './change.ts'
import { addImport, replaceIn } from './edit.ts'
import { contractOf, numberOf, type ReadContract, type Repository } from './repository.ts'

/**
 * The change that adds the next major version of a service: its contract is that of the newest one, at the next server
 * path. The handlers serve the new version, and the one before through its migrations, which are empty until the
 * contracts differ. Tests of the service still speak the version before.
 *
 * @throws ScaffoldError for an unknown service
 */
export async function newVersion(
  repository: Repository,
  service: string,
  readContract: ReadContract,
): Promise<Change> {
  const newest = contractOf(repository, service)
  const [before, version] = [newest.version, `v${numberOf(newest) + 1}`]
  const contract = `openapi/${service}/${version}.yaml`
  const text = replaceIn(
    newest.path,
    newest.text,
    /(?<=^info:\n(?: .*\n)*? {2}version: ).*/m,
    `${version.slice(1)}.0.0`,
  )
    .replaceAll(new RegExp(`(?<=/api/)${before}(?=/|$|')`, 'gm'), version)
    // The end of a version is not that of the next one.
    .replaceAll(/(?<=^info:\n(?: .*\n)*?) {2}x-(?:deprecated-since|sunset): .*\n/gm, '')
  await readContract(service, version, text)
  const change: Change = new Map([
    [contract, text],
    [
      `services/${service}/versions/${before}.ts`,
      `import { olderVersion } from '#generated/${service}/${before}/migrations.ts'

/** What ${before} needs to be served by the handlers of ${version}. */
export const ${before} = olderVersion({})
`,
    ],
  ])
  for (const file of sourcesOf(repository, service)) {
    const code = repository.read(file) ?? ''
    const moved = code.replaceAll(`#generated/${service}/${before}/`, `#generated/${service}/${version}/`)
    if (moved !== code) change.set(file, moved)
  }
  const main = `services/${service}/service.ts`
  const code = change.get(main) ?? repository.read(main) ?? ''
  const served = /older: \[/.test(code)
    ? code.replace(/older: \[/, `older: [${before}, `)
    : replaceIn(main, code, /\{ contract, handlers \}/, `{ contract, handlers, older: [${before}] }`)
  change.set(main, addImport(served, `import { ${before} } from './versions/${before}.ts'`))
  const cases = `tests/contract/${service}.cases.ts`
  const known = repository.hasContractTests ? repository.read(cases) : undefined
  if (known?.includes(`export const ${before} = {`))
    change.set(cases, `${known}\nexport const ${version} = ${before}\n`)
  return change
}

/** The files of a service that use its contract, without tests and migrations. */
const sourcesOf = ({ root }: Repository, service: string): string[] =>
  globSync(`services/${service}/**/*.ts`, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.test\.ts$|\/testing\/|\/versions\//.test(file))
    .sort()
