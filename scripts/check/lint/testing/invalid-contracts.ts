/** Invalid variants of the valid contract (sound.yaml), each with the rule that rejects it: contract-rules.test.ts. */

import {
  bodyOf,
  type Break,
  cached,
  jsonOf,
  missing,
  ownOf,
  problemOf,
  renameEvent,
  without,
} from './contract-parts.ts'

export const FAULTS: [rule: string, fault: string, breakIt: Break][] = [
  [
    'charter/lifecycle',
    'a last day of what is not deprecated',
    ({ get }) => (get['x-sunset'] = '2099-01-01'),
  ],
  [
    'charter/lifecycle',
    'a day that does not exist',
    ({ document }) => (document.info['x-sunset'] = '2099-02-30'),
  ],
  [
    'charter/lifecycle',
    'a version whose last day is before its deprecation',
    ({ document }) =>
      Object.assign(document.info, { 'x-deprecated-since': '2099-01-02', 'x-sunset': '2099-01-01' }),
  ],
  ['charter/lifecycle', 'no header Deprecation', ({ get }) => (get.deprecated = true)],
  [
    'charter/extensions',
    'a last day in another form',
    ({ get }) => Object.assign(get, { deprecated: true, 'x-sunset': '1 June 2099' }),
  ],
  ...['304', '400', '401', '403', '404', '406', '412', '413', '415', '500', '503'].map(
    (status): [string, string, Break] => ['charter/statuses', `${status} is missing`, missing(status)],
  ),
  ['charter/statuses', 'a range', ({ get }) => (get.responses['5XX'] = get.responses['500'])],
  ['charter/statuses', 'default', ({ get }) => (get.responses.default = get.responses['500'])],
  ['charter/statuses', '405', ({ get }) => (get.responses['405'] = get.responses['404'])],
  [
    'charter/statuses',
    '406 without a body',
    ({ get, patch }) => (patch.responses['406'] = get.responses['406']),
  ],
  ['charter/statuses', '412 without If-Match', ({ patch }) => (patch.parameters = [])],
  ['charter/statuses', '413 without a body', ({ patch }) => without(patch, 'requestBody')],
  ['charter/statuses', '304 without If-None-Match', ({ get }) => (get.parameters = [])],
  ['charter/statuses', '304 without an ETag', ({ get }) => without(get.responses['200'].headers, 'ETag')],
  [
    'charter/problems',
    'an error as application/json',
    ({ patch }) => (patch.responses['409'].content = { 'application/json': problemOf(patch) }),
  ],
  [
    'charter/problems',
    'a problem of another schema',
    ({ patch }) => (problemOf(patch).schema = { type: 'object' }),
  ],
  [
    'charter/problems',
    'a success as a problem',
    ({ get, patch }) => (get.responses['200'].content = patch.responses['409'].content),
  ],
  [
    'charter/problems',
    'an example of another status',
    ({ patch }) => (problemOf(patch).examples.taken.value.status = 404),
  ],
  [
    'charter/problems',
    "another service's code",
    ({ patch }) => (problemOf(patch).examples.taken.value.code = 'users.name-taken'),
  ],
  [
    'charter/problems',
    'a type that is not its code',
    ({ patch }) => (problemOf(patch).examples.taken.value.type = 'urn:problem-type:taken'),
  ],
  [
    'charter/bounds',
    'a string without a limit',
    ({ schemas }) => without(schemas.Thing.properties.tags.items, 'maxLength'),
  ],
  [
    'charter/bounds',
    'an array without a limit',
    ({ schemas }) => without(schemas.Thing.properties.tags, 'maxItems'),
  ],
  [
    'charter/bounds',
    'a number without limits',
    ({ get }) => without(get.responses['200'].headers.Age.schema, 'maximum'),
  ],
  [
    'charter/requests',
    'unknown fields are allowed',
    ({ schemas }) => without(schemas.ThingChange, 'additionalProperties'),
  ],
  ['charter/requests', 'control characters are allowed', ({ schemas }) => without(schemas.Name, 'pattern')],
  [
    'charter/descriptions',
    'a property',
    ({ schemas }) => without(schemas.Thing.properties.tags, 'description'),
  ],
  ['charter/descriptions', 'a schema', ({ schemas }) => without(schemas.ThingChange, 'description')],
  ['charter/extensions', 'an unknown one', ({ get }) => (get['x-colour'] = 'red')],
  ['charter/extensions', 'one of another form', ({ get }) => (get['x-internal'] = 'yes')],
  ['charter/extensions', 'one in another place', ({ schemas }) => (schemas.Thing['x-timeout-ms'] = 5)],
  [
    'charter/references',
    'a reference to another service',
    ({ get }) => (jsonOf(get).schema.$ref = '../strangers/v1.yaml#/components/schemas/Thing'),
  ],
  [
    'charter/names',
    'a link to nothing',
    ({ get }) => (get.responses['200'].links.updateThing.operationId = 'moveThing'),
  ],
  ['charter/events', 'a name in camelCase', renameEvent('thingChanged')],
  ['charter/events', 'a name that is not in its operationId', renameEvent('ThingMoved')],
  [
    'charter/events',
    'a method that is not POST',
    ({ event, webhooks }) => (webhooks.ThingChanged = { put: event }),
  ],
  [
    'charter/events',
    'a response other than 204',
    ({ event }) => (event.responses['200'] = event.responses['204']),
  ],
  [
    'charter/events',
    'another media type',
    ({ event }) => (event.requestBody.content = { 'application/json': bodyOf(event) }),
  ],
  ['charter/events', 'no envelope', ({ event }) => bodyOf(event).schema.allOf.shift()],
  [
    'charter/events',
    'a type of another service',
    ({ event }) => (ownOf(event).type.const = 'users.thing-changed.v1'),
  ],
  [
    'charter/events',
    'a type of another name',
    ({ event }) => (ownOf(event).type.const = 'things.thing-moved.v1'),
  ],
  [
    'charter/events',
    'a type without a version',
    ({ event }) => (ownOf(event).type.const = 'things.thing-changed'),
  ],
  [
    'charter/events',
    'data of another name',
    ({ event }) => (ownOf(event).data.$ref = '#/components/schemas/ThingChange'),
  ],
  [
    'charter/events',
    'an example from elsewhere',
    ({ event }) => (bodyOf(event).examples.renamed.value.source = '/services/users'),
  ],
  [
    'charter/extensions',
    'x-consumes of something that is no type of event',
    ({ document }) => (document['x-consumes'] = ['ThingChanged']),
  ],
  ['charter/events', 'x-emits of no event', ({ patch }) => (patch['x-emits'] = ['ThingMoved'])],
  [
    'charter/sessions',
    'a change that does not check the session',
    ({ patch }) => without(patch, 'x-check-session'),
  ],
  ['charter/sessions', 'a check without users', ({ patch }) => (patch.security = [{ bearer: ['orders'] }])],
  ['charter/extensions', 'a lifetime that is not a number', cached({ maxAgeSeconds: '60' })],
  ['charter/extensions', 'x-cache of a PATCH', ({ patch }) => (patch['x-cache'] = { maxAgeSeconds: 60 })],
  ['charter/extensions', 'a rate of nothing', ({ get }) => (get['x-throttle'] = { bytesPerSecond: 0 })],
  [
    'charter/extensions',
    'a rate slower than a chunk',
    ({ get }) => (get['x-throttle'] = { bytesPerSecond: 1 }),
  ],
  ['charter/extensions', 'a limit of nothing', ({ get }) => (get['x-rate-limit'] = { limit: 0 })],
  [
    'charter/extensions',
    'a limit by something else',
    ({ get }) => (get['x-rate-limit'] = { limit: 1, by: 'day' }),
  ],
  ['charter/extensions', 'an unknown priority', ({ get }) => (get['x-priority'] = 'urgent')],
  ['charter/extensions', 'a hedge at once', ({ get }) => (get['x-hedge-after-ms'] = 0)],
  ['charter/extensions', 'a hedge of a PATCH', ({ patch }) => (patch['x-hedge-after-ms'] = 50)],
  ['charter/extensions', 'no time at all', ({ get }) => (get['x-timeout-ms'] = 0)],
  ['charter/caching', 'no Cache-Control', ({ get }) => (get['x-cache'] = { maxAgeSeconds: 60 })],
  ['charter/caching', 'a tag of no event', cached({ tags: ['things.thing-vanished.v1'] })],
  ['charter/caching', 'a principal without security', cached({ by: 'principal' })],
  [
    'charter/caching',
    'security without a principal',
    (parts) => {
      cached({})(parts)
      parts.get.security = [{ bearer: ['admin'] }]
    },
  ],
  [
    'charter/caching',
    'a check of the session',
    (parts) => {
      cached({ by: 'principal' })(parts)
      Object.assign(parts.get, { security: [{ bearer: ['admin'] }], 'x-check-session': true })
    },
  ],
  ['charter/idempotency', 'x-idempotency without the header', ({ patch }) => patch.parameters.shift()],
  ['charter/idempotency', 'the header without x-idempotency', ({ patch }) => without(patch, 'x-idempotency')],
  [
    'charter/idempotency',
    'x-idempotency that differs from the header',
    ({ patch }) => (patch['x-idempotency'] = 'required'),
  ],
  ...['409', '422'].map((status): [string, string, Break] => [
    'charter/idempotency',
    `${status} is missing`,
    ({ patch }) => without(patch.responses, status),
  ]),
  [
    'charter/idempotency',
    'a response without Idempotency-Replayed',
    ({ patch }) => without(patch.responses['204'], 'headers'),
  ],
  ['charter/rate-limits', 'no 429', ({ get }) => without(get.responses, '429')],
  [
    'charter/rate-limits',
    'a success without RateLimit',
    ({ get }) => without(get.responses['200'].headers, 'RateLimit'),
  ],
  ['charter/rate-limits', 'headers without a limit', ({ get }) => without(get, 'x-rate-limit')],
  ['charter/extensions', 'a limit of 0', ({ get }) => (get['x-rate-limit'] = { limit: 0 })],
  ['charter/extensions', 'another priority', ({ get }) => (get['x-priority'] = 'high')],
  ['charter/extensions', 'a limit by IP', ({ get }) => (get['x-rate-limit'].by = 'ip')],
  [
    'no-invalid-media-type-examples',
    'an event that does not match its schema',
    ({ event }) => without(bodyOf(event).examples.renamed.value, 'subject'),
  ],
  ['charter/names', 'a version of another file', ({ document }) => (document.info.version = '77.0.0')],
  [
    'response-contains-header',
    '401 without WWW-Authenticate',
    ({ patch }) => (patch.responses['401'] = patch.responses['409']),
  ],
  ['rule/openapi-3-1', 'OpenAPI 3.0', ({ document }) => (document.openapi = '3.0.3')],
  [
    'rule/license-identifier',
    'a license without it',
    ({ document }) => without(document.info.license, 'identifier'),
  ],
  ['rule/operation-id-camel-case', 'a kebab', ({ patch }) => (patch.operationId = 'update-thing')],
  ['rule/operation-tags', 'no tag', ({ get }) => (get.tags = [])],
  ['rule/operation-security', 'none', ({ get }) => without(get, 'security')],
  [
    'rule/parameter-example',
    'none',
    ({ document }) => without(document.paths['/things/{thingId}'].parameters[0], 'example'),
  ],
  ['rule/header-example', 'none', ({ get }) => without(get.responses['200'].headers.Age, 'example')],
  ['rule/header-description', 'none', ({ get }) => without(get.responses['200'].headers.Age, 'description')],
  ['rule/request-body-description', 'none', ({ patch }) => without(patch.requestBody, 'description')],
  [
    'rule/body-example',
    'a request',
    ({ patch }) => without(patch.requestBody.content['application/json'], 'examples'),
  ],
  ['rule/body-example', 'a response', ({ get }) => without(jsonOf(get), 'examples')],
  ['rule/body-example', 'a problem', ({ patch }) => without(problemOf(patch), 'examples')],
  // A few of Redocly's own, to see that they are on.
  [
    'no-invalid-media-type-examples',
    'an example of another form',
    ({ get }) => (jsonOf(get).examples.thing.value.name = '?'),
  ],
  ['no-unused-components', 'a leftover', ({ schemas }) => (schemas.Unused = schemas.Name)],
  [
    'no-unresolved-refs',
    'a reference to nothing',
    ({ get }) => (jsonOf(get).schema.$ref = '#/components/schemas/Nothing'),
  ],
  ['operation-operationId-unique', 'the same twice', ({ patch }) => (patch.operationId = 'getThing')],
  ['operation-summary', 'none', ({ get }) => without(get, 'summary')],
  ['operation-description', 'none', ({ get }) => without(get, 'description')],
  ['operation-tag-defined', 'a tag without a description', ({ get }) => (get.tags = ['Others'])],
  ['operation-2xx-response', 'only errors', ({ patch }) => without(patch.responses, '204')],
  ['security-defined', 'an unknown scheme', ({ patch }) => (patch.security = [{ cookie: [] }])],
  ['struct', 'a keyword that OpenAPI does not have', ({ get }) => (get.sumary = 'Read a thing')],
]
