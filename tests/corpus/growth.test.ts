import { describe, expect, test } from 'vitest'
import { compileOperations } from '#compiler/operations.ts'
import { documentOf, extensions, nestedUnions, recursion } from './synthetic.ts'

type Schemas = Parameters<typeof documentOf>[0]

/** Characters of generated code, and functions in it, per character of the document. */
function cost(schemas: Schemas, roots?: string[]) {
  const document = documentOf(schemas, roots)
  const written = JSON.stringify(document).length
  const text = [...compileOperations(document, 'a test').files.values()].join('')
  return { size: text.length / written, functions: text.split('=>').length / written }
}

describe('generated code grows with the document, not with its combinations', () => {
  test.each<[string, (n: number) => Schemas, ((n: number) => string[])?]>([
    ['branches of nested unions', (n) => nestedUnions('U', n, 4)],
    ['levels of nested unions', (n) => nestedUnions('U', 4, n)],
    ['levels of extension by allOf', (n) => extensions('Base', 4 * n)],
    ['one root of levels of extension', (n) => extensions('Base', 4 * n), (n) => [`Base${4 * n}`]],
    ['schemas that refer to each other', (n) => recursion('Node', n)],
    [
      'unions that all apply to one value',
      (n) => ({
        All: {
          allOf: Array.from({ length: n }, (_, i) => ({
            oneOf: [
              {
                type: 'object',
                required: [`k${i}`],
                properties: { [`k${i}`]: { const: 'a' }, [`a${i}`]: {} },
              },
              {
                type: 'object',
                required: [`k${i}`],
                properties: { [`k${i}`]: { const: 'b' }, [`b${i}`]: {} },
              },
            ],
          })),
        },
      }),
    ],
  ])('%s', (_name, schemas, roots) => {
    const small = cost(schemas(20), roots?.(20))
    const large = cost(schemas(40), roots?.(40))
    expect(large.size / small.size).toBeLessThan(1.25)
    expect(large.functions / small.functions).toBeLessThan(1.25)
  })
})
