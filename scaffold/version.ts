import { type Document, isMap, isScalar, parseDocument, visit } from 'yaml'
import { type OpenApiDocument, operationsOf } from '#platform/contract/contract.ts'
import type { Change } from './change.ts'
import { addImport, replaceIn } from './edit.ts'
import { contractOf, numberOf, type ReadContract, type Repository } from './repository.ts'

/**
 * The change that adds the next major version of a service: its contract is that of the newest one, at the next server
 * path, and its operations have the same handlers until they differ. Events stay with the version that declares them.
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
  const text = nextContract(newest.text, before, version)
  const document: OpenApiDocument = await readContract(service, version, text)
  const V = version.toUpperCase()
  const [previous, previousIndex] =
    before === 'v1'
      ? ['handlers', '../index.ts']
      : [`handlers${before.toUpperCase()}`, `../${before}/index.ts`]
  const files = {
    service: `services/${service}/service.ts`,
    context: `services/${service}/context.ts`,
    cases: `tests/contract/${service}.cases.ts`,
  }
  const change: Change = new Map([
    [`openapi/${service}/${version}.yaml`, text],
    [
      `services/${service}/handlers/${version}/index.ts`,
      `import type { Handlers } from '#generated/${service}/${version}/handlers.ts'
import type { Context } from '../../context.ts'
import { ${previous} } from '${previousIndex}'

/** The operations of ${before}, until ${version} has others. */
export const handlers${V} = { ${operationsOf({ service, version, document }).length === 0 ? '' : `...${previous}`},
} satisfies Handlers<Context>
`,
    ],
  ])
  let code = repository.read(files.service) ?? ''
  code = replaceIn(
    files.service,
    code,
    /\}\],?\n/,
    `}, { contract: contract${V}, handlers: handlers${V} }],\n`,
  )
  code = addImport(
    code,
    `import { contract as contract${V} } from '#generated/${service}/${version}/contract.ts'`,
  )
  code = addImport(code, `import { handlers${V} } from './handlers/${version}/index.ts'`)
  change.set(files.service, code)
  const context = replaceIn(
    files.context,
    repository.read(files.context) ?? '',
    /(?<=\nexport type Handler<Id extends keyof operations> = .*\n)/,
    `/** The handler of one operation of ${version}. */\nexport type Handler${V}<Id extends keyof operations${V}> = HandlerOf${V}<Id, Context>\n`,
  )
  const types = [
    `import type { Handler as HandlerOf${V} } from '#generated/${service}/${version}/handlers.ts'`,
    `import type { operations as operations${V} } from '#generated/${service}/${version}/types.ts'`,
  ]
  change.set(files.context, types.reduce(addImport, context))
  const cases = repository.hasContractTests ? repository.read(files.cases) : undefined
  if (cases?.includes(`export const ${before} = {`))
    change.set(files.cases, `${cases}\nexport const ${version} = ${before}\n`)
  return change
}

/** The contract with another version and server path, and without events and the components that only they use. */
function nextContract(text: string, before: string, version: string): string {
  const document = parseDocument(text)
  for (const key of ['webhooks', 'x-consumes']) document.delete(key)
  document.setIn(['info', 'version'], `${version.slice(1)}.0.0`)
  visit(document, {
    Pair: (_key, { key }) => (isScalar(key) && key.value === 'x-emits' ? visit.REMOVE : undefined),
    Scalar: (_key, node) => {
      if (typeof node.value === 'string')
        node.value = node.value.replaceAll(new RegExp(`(?<=/api/)${before}(?=/|$)`, 'g'), version)
    },
  })
  dropUnused(document)
  return document.toString({ lineWidth: 0, flowCollectionPadding: true, singleQuote: true })
}

/** Removes components without a reference, and tags without an operation. */
function dropUnused(document: Document): void {
  for (let isChanged = true; isChanged;) {
    isChanged = false
    const components = document.get('components')
    if (!isMap(components)) return
    const text = document.toString()
    for (const { key: kind } of [...components.items]) {
      const named = components.get(kind)
      if (!isMap(named) || String(kind) === 'securitySchemes') continue
      for (const { key: name } of [...named.items]) {
        if (text.includes(`#/components/${String(kind)}/${String(name)}'`)) continue
        named.delete(name)
        isChanged = true
      }
      if (named.items.length === 0) components.delete(kind)
    }
  }
  const used = JSON.stringify((document.toJS() as { paths: unknown }).paths)
  const tags = document.get('tags')
  if (isMap(tags) || !tags) return
  const { items } = tags as { items: { get(key: string): unknown }[] }
  ;(tags as { items: unknown[] }).items = items.filter((tag) => used.includes(`"${String(tag.get('name'))}"`))
}
