import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { both, type Case, except, together } from './case.ts'
import { type Block, parseFragment } from './examples.ts'
import { fromFiles } from './files.ts'
import { complete, operation, requirement, scheme, security } from './fragment.ts'
import type { Exchange } from './serve.ts'

const by = (headers: Record<string, string>, status = 200): Exchange => ({
  send: 'GET /values',
  headers,
  status,
})
const BASIC = { authorization: 'Basic dG9tOnNlY3JldA==' }
const bearer = (scopes: string) => ({ authorization: `Bearer ${scopes}` })
const scopes = [by(bearer('write:pets read:pets')), by(bearer('read:pets'), 403)]

export const securityCases: Record<string, Case[]> = {
  'Security Scheme Object Examples: Basic Authentication Example': [
    both(scheme, by(BASIC), by({}, 401), by(bearer('x'), 401)),
  ],
  'Security Scheme Object Examples: API Key Example': [both(scheme, by({ 'api-key': 'x' }), by({}, 401))],
  'Security Scheme Object Examples: JWT Bearer Example': [both(scheme, by(bearer('x')), by(BASIC, 401))],
  'Security Scheme Object Examples: MutualTLS Example': [
    except(
      'The certificate is verified where TLS ends, in front of the service: here a verifier reads a header in its place.',
      both(scheme, by({ 'client-cert': 'x' }), by({}, 401)),
    ),
  ],
  'Security Scheme Object Examples: Implicit OAuth2 Example': [both(scheme, by(bearer('x')), by({}, 401))],
  'OAuth Flow Object: OAuth Flow Object Example': [both(scheme, by(bearer('x')), by({}, 401))],
  'Security Requirement Object Examples: Non-OAuth2 Security Requirement': [
    both(requirement, by({ 'api-key': 'x' }), by({}, 401)),
  ],
  'Security Requirement Object Examples: OAuth2 Security Requirement': [
    both(requirement, ...scopes, by({}, 401)),
  ],
  'Security Requirement Object Examples: Optional OAuth2 Security': [
    both(security, by({}), by(bearer('write:pets read:pets'))),
  ],
  'OpenAPI Specification: Appendix F: Resolving Security Requirements in a Referenced Document': [
    together(8, async (blocks, version) => {
      // Requests for documents, in JSON and in YAML; the files are those that the specification sends.
      const [entryJson, entryYaml, otherJson, otherYaml] = [1, 3, 5, 7].map((i) => blocks[i] as Block)
      return Promise.all(
        [
          [entryJson, otherJson],
          [entryYaml, otherYaml],
        ].map(async ([entry, other]) => ({
          document: await fromFiles({
            openapi: complete(version, parseFragment(entry as Block)),
            other: withResponses(complete(version, parseFragment(other as Block))),
          }),
          // The scheme of the entry document decides.
          exchanges: [
            { send: 'GET /foo', headers: bearer('x') },
            { send: 'GET /foo', headers: BASIC, status: 401 },
          ],
        })),
      )
    }),
  ],
}

/* The text leaves the responses of the operation out. */
function withResponses(document: OpenApiDocument): OpenApiDocument {
  const { Foo } = document.components?.pathItems as unknown as Record<
    string,
    { get: Record<string, unknown> }
  >
  if (Foo) Foo.get = operation(Foo.get)
  return document
}
