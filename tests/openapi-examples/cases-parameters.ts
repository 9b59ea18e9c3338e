import { type Block, parseFragment } from './examples.ts'
import { both, type Case, except, one, together } from './case.ts'
import { complete, type Fragment, operation, parameter, parameters } from './fragment.ts'
import type { Exchange } from './serve.ts'

const VALUES: Record<string, unknown> = {
  string: 'blue',
  array: ['blue', 'black', 'brown'],
  object: { R: 100, G: 200, B: 150 },
}

const SCHEMAS: Record<string, Fragment> = {
  string: { type: 'string' },
  array: { type: 'array', items: { type: 'string' } },
  object: {
    type: 'object',
    properties: { R: { type: 'integer' }, G: { type: 'integer' }, B: { type: 'integer' } },
  },
}

/* A row of the table: where a style stands, and what `color` is as a text. */
function rowRuns(row: string, columns: string[], version: string) {
  const [style = '', explode, ...texts] = cells(row)
  const place = ['matrix', 'label', 'simple'].includes(style) ? 'path' : 'query'
  return columns.flatMap((type, i) => {
    const text = texts[i] as string
    // What an undefined value is to a schema, the text does not say.
    if (text === '_n/a_' || type === 'undefined') return []
    const name = 'color'
    const node = {
      name,
      in: place,
      required: place === 'path',
      style,
      explode: explode === 'true',
      schema: SCHEMAS[type],
    }
    const path = place === 'path' ? '/values/{color}' : '/values'
    const document = complete(version, { paths: { [path]: { get: operation({ parameters: [node] }) } } })
    const gets = place === 'path' ? { params: { color: VALUES[type] } } : { query: { color: VALUES[type] } }
    const exchanges: Exchange[] = [{ send: `GET /values${place === 'path' ? '/' : ''}${text}`, gets }]
    return [{ document, exchanges }]
  })
}

const cells = (row: string) =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.replaceAll('`', '').trim())

const addressed = (parameterBlock: Block | undefined, address: Block | undefined, query: unknown) =>
  ({
    fragment: parameterBlock ? parseFragment(parameterBlock) : {},
    exchange: { send: `GET /values${address?.text ?? ''}`, gets: { query } },
  }) as { fragment: Fragment; exchange: Exchange }

/** Parameters, templates and values that become an address. */
const expanded = (
  count: number,
  places: { parameters?: number; address: number },
  query: unknown,
  otherwise?: string,
): Case =>
  together(count, (blocks, version) => {
    const { fragment, exchange } = addressed(blocks[places.parameters ?? 0], blocks[places.address], query)
    const wrapped =
      places.parameters === undefined ? parameters({ parameters: WORDS(otherwise) }) : parameters(fragment)
    return [{ document: complete(version, wrapped), exchanges: [exchange] }]
  })

const WORDS = (style = 'form') => [
  { name: 'words', in: 'query', style, explode: false, schema: { type: 'array', items: { type: 'string' } } },
]
const FORMULAS = { a: 'x+y', b: 'x/y', c: 'x^y' }

export const parameterCases: Record<string, Case[]> = {
  'Parameter Object: Style Examples': [
    except(
      'The column `undefined` is not run: no value of a schema is undefined.',
      together(2, ([, table], version) => {
        const [head = '', , ...rows] = (table?.text ?? '').split('\n')
        return rows.flatMap((row) => rowRuns(row, cells(head).slice(2), version))
      }),
    ),
  ],
  'Parameter Object: Parameter Object Examples': [
    both(
      parameter,
      { send: 'GET /values', headers: { token: '1,2' }, gets: { headers: { token: [1, 2] } } },
      { send: 'GET /values', headers: { token: 'a' }, status: 400 },
      { send: 'GET /values', status: 400 },
    ),
    both(parameter, { send: 'GET /values/tom', gets: { params: { username: 'tom' } } }),
    both(
      parameter,
      { send: 'GET /values?id=1&id=2', gets: { query: { id: ['1', '2'] } } },
      { send: 'GET /values', gets: { query: {} } },
    ),
    both(
      parameter,
      { send: 'GET /values?a=1&b=2', gets: { query: { freeForm: { a: 1, b: 2 } } } },
      { send: 'GET /values?a=x', status: 400 },
    ),
    both(
      parameter,
      {
        send: 'GET /values?coordinates=%7B%22lat%22%3A1.5%2C%22long%22%3A2%7D',
        gets: { query: { coordinates: { lat: 1.5, long: 2 } } },
      },
      { send: 'GET /values?coordinates=%7B%22lat%22%3A1.5%7D', status: 400 },
    ),
  ],
  'Appendix C: Using RFC6570-Based Serialization: Equivalences Between Fields and RFC6570 Operators': [
    one(parameters, { send: 'GET /values?a=1&bar=x', gets: { query: { foo: { a: '1' }, bar: 'x' } } }),
  ],
  'Appendix C: Using RFC6570-Based Serialization: Examples': [
    // The values that the next examples send.
    together(1, ([block], version) => [
      {
        document: complete(version, parameters({ parameters: WORDS() })),
        exchanges: [
          {
            send: `GET /values?words=${(parseFragment(block as Block).words as string[]).join()}`,
            gets: { query: { words: ['math', 'is', 'fun'] } },
          },
        ],
      },
    ]),
  ],
  'Examples: RFC6570-Equivalent Expansion': [
    except(
      'The text means `explode: false` for `words` and does not write it. As written the default of `form` applies, `explode: true`, so `words` has one item: `math,is,fun`.',
      expanded(3, { parameters: 0, address: 2 }, { formulas: FORMULAS, words: ['math,is,fun'] }),
    ),
  ],
  'Examples: Expansion with Non-RFC6570-Supported Options': [
    expanded(4, { parameters: 0, address: 3 }, { formulas: FORMULAS, words: ['math', 'is', 'fun'] }),
  ],
  'Examples: Undefined Values and Manual URI Template Construction': [
    expanded(2, { address: 1 }, { words: ['hello', 'world'] }),
    expanded(3, { address: 2 }, { words: ['hello', 'world'] }, 'spaceDelimited'),
  ],
  'Examples: Illegal Variable Names as Parameter Names': [
    expanded(4, { parameters: 0, address: 3 }, { '❤️': 'love!' }),
  ],
}
