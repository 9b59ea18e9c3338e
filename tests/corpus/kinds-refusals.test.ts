import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, relative, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generateContract } from '#compiler/contract.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(resolve('.cache/kinds-refusals-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const HEAD = 'openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\n'
const documentOf = (schema: string) =>
  `paths:\n  /a:\n    get:\n      operationId: a\n      responses: { '200': { description: ok, content: { application/json: { schema: ${schema} } } } }\n`

/** Every refusal of a document, without the folder. */
async function refusals(text: string): Promise<string[]> {
  const file = join(folder, 'contract.yaml')
  writeFileSync(file, HEAD + text)
  try {
    await generateContract({ file, out: join(folder, 'out') })
  } catch (error) {
    return (error as Error).message.replaceAll(`${relative('', folder)}/`, '').split('\n')
  }
  return []
}

test.each<[string, string, RegExp[]]>([
  [
    'a variable of a server that is not declared',
    `servers:\n  - { url: 'http://localhost:{port}/v1' }\n${documentOf('{}')}`,
    [
      /^contract\.yaml:4: the server URL has \{port\}, but `variables` does not declare it: .* \(#\/servers\/0\/url\)$/,
    ],
  ],
  [
    'a security scheme in a file that is not there',
    `${documentOf('{}')}components:\n  securitySchemes:\n    key: { $ref: ./schemes.yaml#/key }\n`,
    [/^contract\.yaml:10: .*schemes\.yaml.*there is no such file.* \(#\/components\/securitySchemes\/key\)$/],
  ],
  [
    'schemas that are nothing but each other',
    `${documentOf("{ $ref: '#/components/schemas/A' }")}components:\n  schemas:\n    A: { $ref: '#/components/schemas/B' }\n    B: { $ref: '#/components/schemas/A' }\n`,
    [/^contract\.yaml:\d+: .*refers to itself.* \(#\//],
  ],
  [
    'a file that is not there',
    documentOf('{ $ref: ./schemas.yaml#/A }'),
    [
      /^contract\.yaml:7: \$ref: \.\/schemas\.yaml#\/A cannot be followed: .*there is no such file \(#\/paths/,
    ],
  ],
  [
    'an anchor that nothing has',
    documentOf("{ $ref: '#nowhere' }"),
    [/^contract\.yaml:7: .*#nowhere.* \(#\/paths/],
  ],
  [
    'an anchor that two schemas have',
    `${documentOf("{ $ref: '#twice' }")}components:\n  schemas:\n    A: { $anchor: twice }\n    B: { $anchor: twice }\n`,
    [/^contract\.yaml:7: .*#twice.*or that several have.* \(#\/paths/],
  ],
])('%s is refused with file, line, reason and pointer', async (_, text, expected) => {
  const found = await refusals(text)
  for (const [i, pattern] of expected.entries()) expect(found[i]).toMatch(pattern)
})

test('nothing is fetched from the network, and references in extensions are data', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end('{}')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const extension = `x-notes: { $ref: '${url}/one.json' }\n`
  expect(await refusals(extension + documentOf('{}'))).toEqual([])
  const found = await refusals(
    extension +
      documentOf(`{}, examples: { one: { $ref: '${url}/two.json' } }`) +
      `components:\n  schemas:\n    A: { $ref: '${url}/three.json' }\n`,
  )
  expect(found.sort()).toEqual([
    expect.stringMatching(/^contract\.yaml:11: \$ref: .*three\.json cannot be followed: .*--allow-remote/),
    expect.stringMatching(/^contract\.yaml:8: \$ref: .*two\.json cannot be followed: .*--allow-remote/),
  ])
  expect(asked).toEqual([])
  server.close()
})
