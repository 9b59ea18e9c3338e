import { both, type Case, FORM, notRun, one, refused, together } from './case.ts'
import {
  callbacks,
  complete,
  components,
  contact,
  type Fragment,
  externalDocs,
  info,
  license,
  links,
  operation,
  pathItem,
  pathsObject,
  postOperation,
  root,
  schema,
  server,
  servers,
  tag,
} from './fragment.ts'
import { parseFragment } from './examples.ts'
import { fromFiles } from './files.ts'

const FOUND = { send: 'GET /v1/values' }

/* `/pets/mine` of the text, as paths with an operation each. */
const templates = (...exchanges: Parameters<typeof one>[1][]): Case =>
  together(1, ([block], version) => {
    const paths = (block?.text ?? '').split('\n').map((line) => line.trim())
    const itemOf = (path: string) => {
      const parameters = [...path.matchAll(/\{(.*?)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      }))
      return { get: operation({ operationId: path, parameters }) }
    }
    const document = complete(version, {
      paths: Object.fromEntries(paths.map((path) => [path, itemOf(path)])),
    })
    return [{ document, exchanges }]
  })

/* A file beside the document, of the name in `$ref`. */
const relative = (fileOf: (pet: Fragment) => Fragment): Case =>
  together(2, (blocks, version) =>
    Promise.all(
      blocks.map(async (block) => {
        const fragment = parseFragment(block)
        const [name = ''] = String(fragment.$ref).split('#')
        const files = {
          'openapi.json': complete(version, schema(fragment)),
          [name]: fileOf({ type: 'object', required: ['name'] }),
        }
        return {
          document: await fromFiles(files),
          exchanges: [
            { send: 'POST /values', body: { name: 'a' } },
            { send: 'POST /values', body: {}, status: 400 },
          ],
        }
      }),
    ),
  )

export const documentCases: Record<string, Case[]> = {
  'Definitions: Media Types': [
    together(1, ([block], version) => {
      const types = (block?.text ?? '').split('\n').map((line) => line.trim())
      const content = Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' } }]))
      const exchanges = types.map((type) => ({
        send: 'POST /values',
        headers: { 'content-type': type },
        body: type.includes('json') ? '"text"' : 'text',
        gets: { body: 'text' },
      }))
      const document = complete(version, {
        paths: { '/values': { post: operation({ requestBody: { content } }) } },
      })
      return [{ document, exchanges }]
    }),
  ],
  'Specification: Format': [
    together(1, ([block], version) => [
      {
        document: complete(version, schema({ properties: { field: { items: { type: 'integer' } } } })),
        exchanges: [
          { send: 'POST /values', body: JSON.parse(block?.text ?? ''), gets: { body: { field: [1, 2, 3] } } },
        ],
      },
    ]),
  ],
  'Info Object: Info Object Example': [both(info)],
  'Contact Object: Contact Object Example': [both(contact)],
  'License Object: License Object Example': [both(license)],
  'Server Object: Server Object Example': [
    both(server, FOUND, { send: 'GET /values', status: 404 }),
    both(servers, FOUND, { send: 'GET /v2/values', status: 404 }),
    both(
      servers,
      { send: 'GET /v2/values' },
      { send: 'GET /another/values' },
      { send: 'GET /values', status: 404 },
    ),
  ],
  'Components Object: Fixed Fields': [
    together(1, ([block], version) => {
      const names = (block?.text ?? '').split('\n')
      const schemas = Object.fromEntries(names.map((name) => [name, { enum: [name] }]))
      return [
        {
          document: complete(version, components({ components: { schemas } })),
          exchanges: names.flatMap((name) => [
            {
              send: `POST /schemas/${name}`,
              body: JSON.stringify(name),
              headers: { 'content-type': 'application/json' },
              replies: { body: name },
            },
            { send: `POST /schemas/${name}`, body: {}, status: 400 },
          ]),
        },
      ]
    }),
  ],
  'Components Object: Components Object Example': [
    both(
      components,
      { send: 'POST /schemas/Category', body: { id: 1, name: 'a' }, replies: { body: { id: 1 } } },
      { send: 'POST /schemas/GeneralError', body: { code: 2147483648 }, status: 400 },
      { send: 'GET /parameters/skipParam?skip=3', gets: { query: { skip: 3 } } },
      { send: 'GET /parameters/skipParam', status: 400 },
      { send: 'GET /parameters/limitParam?limit=x', status: 400 },
      {
        send: 'GET /responses/GeneralError',
        replies: { body: { code: 1, message: 'a' } },
        sends: { text: '{"code":1,"message":"a"}' },
      },
      { send: 'GET /securitySchemes/api_key', status: 401 },
      { send: 'GET /securitySchemes/api_key', headers: { 'api-key': 'x' } },
      { send: 'GET /securitySchemes/petstore_auth', headers: { authorization: 'Bearer x' } },
    ),
  ],
  'Paths Object: Path Templating Matching': [
    templates(
      { send: 'GET /pets/mine', gets: { operation: '/pets/mine' } },
      { send: 'GET /pets/1', gets: { operation: '/pets/{petId}', params: { petId: '1' } } },
    ),
    refused(/same|identical/, templates()),
    templates(
      // The text leaves it to tools; docs/reference/contract.md: the most specific template, segment by segment from the left.
      { send: 'GET /books/me', gets: { operation: '/books/{id}' } },
      { send: 'GET /pets/me', gets: { operation: '/{entity}/me' } },
    ),
  ],
  'Paths Object: Paths Object Example': [
    both(pathsObject, { send: 'GET /pets', replies: { body: [{ a: 1 }] }, sends: { text: '[{"a":1}]' } }),
  ],
  'Path Item Object: Path Item Object Example': [
    both(
      pathItem,
      { send: 'GET /pets/1,2', gets: { params: { id: ['1', '2'] } }, replies: { body: [] } },
      { send: 'POST /pets/1', status: 405 },
    ),
  ],
  'Operation Object: Operation Object Example': [
    both(
      postOperation,
      {
        send: 'POST /pets/1',
        headers: { ...FORM, authorization: 'Bearer write:pets read:pets' },
        body: 'name=a&status=sold',
        gets: { params: { petId: '1' }, body: { name: 'a', status: 'sold' } },
        replies: { body: {} },
      },
      {
        send: 'POST /pets/1',
        headers: { ...FORM, authorization: 'Bearer write:pets read:pets' },
        body: 'name=a',
        status: 400,
      },
      {
        send: 'POST /pets/1',
        headers: { ...FORM, authorization: 'Bearer write:pets' },
        body: 'status=sold',
        status: 403,
      },
      { send: 'POST /pets/1', headers: FORM, body: 'status=sold', status: 401 },
    ),
  ],
  'External Documentation Object: External Documentation Object Example': [
    both(externalDocs, { send: 'GET /values' }),
  ],
  'Tag Object: Tag Object Example': [both(tag, { send: 'GET /values' })],
  'Callback Object: Key Expression': [
    together(2, ([request, reply], version) => {
      const [head = '', body = ''] = (request?.text ?? '').split('\n\n')
      const [line = '', ...fields] = head.split('\n')
      const [, location] = /Location: (.*)/.exec(reply?.text ?? '') ?? []
      const document = complete(version, {
        paths: {
          '/subscribe/myevent': {
            post: {
              parameters: [{ name: 'queryUrl', in: 'query', schema: { type: 'string', format: 'uri' } }],
              requestBody: {
                content: { 'application/json': { schema: { type: 'object', required: ['failedUrl'] } } },
              },
              responses: {
                201: { description: 'Created', headers: { Location: { schema: { type: 'string' } } } },
              },
            },
          },
        },
      })
      const headers = Object.fromEntries(
        fields
          .map((field) => field.split(': ') as [string, string])
          .filter(([name]) => name !== 'Content-Length'),
      )
      return [
        {
          document,
          exchanges: [
            {
              send: line.replace(' HTTP/1.1', ''),
              headers,
              body,
              status: 201,
              gets: { query: { queryUrl: 'https://clientdomain.com/stillrunning' }, body: JSON.parse(body) },
              replies: { status: 201, headers: { Location: location as string } },
              sends: { headers: { location: 'https://example.org/subscription/1' } },
            },
          ],
        },
      ]
    }),
  ],
  'Callback Object: Callback Object Examples': [
    one(callbacks, { send: 'POST /values' }),
    one(callbacks, { send: 'POST /values' }),
  ],
  'Link Object: Examples': [
    one(
      root,
      { send: 'GET /users/1', replies: { body: { uuid: 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6' } } },
      { send: 'GET /users/1/address', gets: { params: { userid: '1' } } },
    ),
    one(links, { send: 'GET /values' }),
  ],
  'Link Object: `operationRef` Examples': [
    one(links, { send: 'GET /values' }),
    one(links, { send: 'GET /values' }),
  ],
  'Link Object: Runtime Expressions': [
    notRun(1, 'A grammar. Links are documentation to a server: expressions are evaluated by clients.'),
  ],
  'Reference Object: Reference Object Example': [both(schema, { send: 'POST /values', body: {} })],
  'Reference Object: Relative Schema Document Example': [relative((pet) => pet)],
  'Reference Object: Relative Documents with Embedded Schema Example': [relative((pet) => ({ Pet: pet }))],
}
