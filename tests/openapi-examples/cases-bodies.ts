import { both, type Case, except, FORM, one, TEXT, together } from './case.ts'
import { type Block, parseFragment, type Version } from './examples.ts'
import {
  complete,
  content,
  type Fragment,
  headers,
  parameters,
  requestBody,
  response,
  responses,
  type Wrap,
} from './fragment.ts'
import type { Exchange } from './serve.ts'

const UUID = 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'
const XML = { 'content-type': 'application/xml' }
const bodyOf = (body: unknown, more: Partial<Exchange> = {}): Exchange => ({
  send: 'POST /values',
  body,
  ...more,
})
const streamed = (type: string, body = 'bytes'): Exchange =>
  bodyOf(body, { headers: { 'content-type': type }, gets: { body } })
const refusedType = (type: string): Exchange =>
  bodyOf('bytes', { headers: { 'content-type': type }, status: 415 })

/* Each item: the part's name, its text, and its other parameters and headers. */
const multipart = (...parts: [name: string, text: string, more?: string][]): Partial<Exchange> => ({
  headers: { 'content-type': 'multipart/form-data; boundary=limit' },
  body: [
    ...parts.map(
      ([name, text, more = '']) =>
        `--limit\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${text}`,
    ),
    '--limit--\r\n',
  ].join('\r\n'),
})
const PNG = '; filename="a.png"\r\nContent-Type: image/png'
const png = { filename: 'a.png', content: 'bytes' }
const XML_PART = '\r\nContent-Type: application/xml; charset=utf-8'
const xmlFile = (content: string) => ({ filename: '', content })
const address = '\r\nContent-Type: application/json'

/* Content that stands for itself is a request body; that of operations and responses is where its name says. */
const inBody: Wrap = (fragment) =>
  'content' in fragment ? requestBody(fragment) : requestBody(fragment.requestBody as never)

const formRuns =
  (wrapped: (blocks: Block[]) => Record<string, unknown>, exchanges: (blocks: Block[]) => Exchange[]) =>
  (blocks: Block[], version: Version) => [
    { document: complete(version, wrapped(blocks)), exchanges: exchanges(blocks) },
  ]

const files304: Case[] = [
  // The fragment is a Media Type Object.
  one((fragment) => content({ 'application/octet-stream': fragment }), streamed('application/octet-stream')),
  one(inBody, streamed('application/octet-stream'), refusedType('image/png')),
  one(inBody, streamed('image/jpeg'), streamed('image/png'), refusedType('image/gif')),
]

export const bodyCases: Record<string, Case[]> = {
  'Request Body Object: Request Body Examples': [
    both(
      requestBody,
      bodyOf({ id: 1 }, { gets: { body: { id: 1 } } }),
      bodyOf('<user/>', { headers: XML, gets: { body: '<user/>' } }),
      bodyOf('user', { headers: TEXT, gets: { body: 'user' } }),
      bodyOf('anything', { headers: { 'content-type': 'image/png' }, gets: { body: 'anything' } }),
    ),
  ],
  'Media Type Object: Media Type Examples': [
    together(2, (blocks, version) =>
      blocks.map((block) => {
        const fragment = parseFragment(block)
        const { examples } = fragment['application/json'] as { examples: Record<string, { value?: unknown }> }
        const values = Object.values(examples).flatMap(({ value }) => (value === undefined ? [] : [value]))
        return {
          document: complete(version, content(fragment)),
          exchanges: values.map((value) => bodyOf(value, { gets: { body: value } })),
        }
      }),
    ),
  ],
  'Media Type Object: Considerations for File Uploads': [
    one(inBody, streamed('image/png'), refusedType('image/jpeg')),
    one(inBody, streamed('application/octet-stream'), refusedType('image/png')),
    one(
      inBody,
      bodyOf({ a: [1] }, { gets: { body: { a: [1] } } }),
      bodyOf('{', { headers: { 'content-type': 'application/json' }, status: 400 }),
    ),
    one(inBody, streamed('application/octet-stream')),
    one(inBody, streamed('image/jpeg'), streamed('image/png'), refusedType('image/gif')),
  ],
  'Media Type Object: Considerations for File Uploads (3.0.4)': files304,
  'Encoding the `x-www-form-urlencoded` Media Type: Example: URL Encoded Form with JSON Values': [
    together(4, (blocks, version) => {
      const [body, value, sent, asJson] = blocks as [Block, Block, Block, Block]
      const { content: form } = parseFragment(body).requestBody as { content: Fragment }
      const wrapped = content(form)
      const [[type, media]] = Object.entries(form) as [[string, Fragment]]
      const encoded = content({ [type]: { ...media, encoding: { id: { contentType: 'application/json' } } } })
      return [
        {
          document: complete(version, wrapped),
          exchanges: [
            bodyOf(sent.text, { headers: FORM, gets: { body: { id: UUID, address: parseFragment(value) } } }),
            bodyOf(asJson.text, { headers: FORM, status: 400 }),
          ],
        },
        {
          document: complete(version, encoded),
          exchanges: [bodyOf(asJson.text, { headers: FORM, gets: { body: { id: UUID } } })],
        },
      ]
    }),
  ],
  'Encoding the `x-www-form-urlencoded` Media Type: Example: URL Encoded Form with Binary Values': [
    except(
      'The text has `encoding` beside `content`, where a Request Body Object has no such field: it is ignored with a note.',
      together(
        2,
        formRuns(
          ([body]) => requestBody(parseFragment(body as Block).requestBody as never),
          ([, sent]) => [
            bodyOf(sent?.text, {
              headers: FORM,
              gets: {
                body: { name: 'example', icon: new URLSearchParams(sent?.text).get('icon') as string },
              },
            }),
          ],
        ),
      ),
    ),
  ],
  'Encoding `multipart` Media Types: Example: Basic Multipart Form': [
    one(
      inBody,
      bodyOf('', {
        ...multipart(
          ['id', UUID],
          ['profileImage', 'bytes', PNG],
          ['addresses', '{"city":"a"}', address],
          ['addresses', '{"city":"b"}', address],
        ),
        gets: { body: { id: UUID, profileImage: png, addresses: [{ city: 'a' }, { city: 'b' }] } },
      }),
      bodyOf('', { ...multipart(['id', 'no uuid']), status: 400 }),
      bodyOf('', { ...multipart(['addresses', '{', address]), status: 400 }),
    ),
  ],
  'Encoding `multipart` Media Types: Example: Multipart Form with Encoding Objects': [
    except(
      'A part of XML is a file to the handler: the schema of `addresses` is not compared, and generating reports it.',
      one(
        inBody,
        bodyOf('', {
          ...multipart(
            ['id', UUID],
            ['profileImage', 'bytes', PNG],
            ['addresses', '<a/>', XML_PART],
            ['addresses', '<b/>', XML_PART],
          ),
          gets: { body: { id: UUID, profileImage: png, addresses: [xmlFile('<a/>'), xmlFile('<b/>')] } },
        }),
        bodyOf('', { ...multipart(['addresses', '{}', address]), status: 400 }),
        bodyOf('', {
          ...multipart(['profileImage', 'bytes', PNG.replace('png', 'gif').replace('/png', '/gif')]),
          status: 400,
        }),
      ),
    ),
  ],
  'Encoding `multipart` Media Types: Example: Multipart Form with Multiple Files': [
    one(
      inBody,
      bodyOf('', {
        ...multipart(['file', 'bytes', PNG], ['file', 'bytes', PNG]),
        gets: { body: { file: [png, png] } },
      }),
    ),
  ],
  'Responses Object: Responses Object Example': [
    both(
      responses,
      { send: 'GET /values', replies: { body: { id: 1 } }, sends: { text: '{"id":1}' } },
      {
        send: 'GET /values',
        status: 418,
        replies: { status: 418, body: { code: 1 } },
        sends: { text: '{"code":1}' },
      },
    ),
  ],
  'Response Object: Response Object Examples': [
    both(
      response,
      { send: 'GET /values', replies: { body: [{ a: 1 }] }, sends: { text: '[{"a":1}]' } },
      { send: 'GET /values', replies: { body: {} }, status: 500 },
    ),
    both(response, { send: 'GET /values', replies: { body: 'whoa!' }, sends: { text: 'whoa!' } }),
    both(response, {
      send: 'GET /values',
      replies: { body: 'whoa!', headers: { 'X-Rate-Limit-Limit': '10' } },
      sends: { text: 'whoa!', headers: { 'x-rate-limit-limit': '10' } },
    }),
    both(response, { send: 'GET /values', sends: { text: '' } }),
  ],
  'Example Object: Example Object Examples': [
    one(inBody, bodyOf({ foo: 'bar' }), bodyOf('<a/>', { headers: XML }), bodyOf('a', { headers: TEXT })),
    one(parameters, { send: 'GET /values?zipCode=12345', gets: { query: { zipCode: '12345' } } }),
    one((fragment) => responses(fragment.responses as never), {
      send: 'GET /values',
      replies: { body: { ok: true } },
    }),
    both(
      content,
      bodyOf('"json"', { headers: { 'content-type': 'application/json' }, gets: { body: 'json' } }),
      bodyOf({}, { status: 400 }),
    ),
    both(
      content,
      bodyOf('jsonValue=%22json%22', { headers: FORM, gets: { body: { jsonValue: 'json' } } }),
      bodyOf('jsonValue=json', { headers: FORM, status: 400 }),
    ),
  ],
  'Header Object: Header Object Example': [
    both(
      headers,
      {
        send: 'GET /values',
        replies: { headers: { 'X-Rate-Limit-Limit': '10' } },
        sends: { headers: { 'x-rate-limit-limit': '10' } },
      },
      { send: 'GET /values', replies: { headers: { 'X-Rate-Limit-Limit': 'ten' } }, status: 500 },
    ),
    both(
      headers,
      { send: 'GET /values', replies: { headers: { ETag: '"1"' } }, sends: { headers: { etag: '"1"' } } },
      { send: 'GET /values', replies: { headers: { ETag: '1' } }, status: 500 },
      { send: 'GET /values', status: 500 },
    ),
  ],
}
