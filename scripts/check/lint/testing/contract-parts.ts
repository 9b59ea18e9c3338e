/** Parts of the valid contract (sound.yaml), and ways to break it. */

/** A part of a contract as plain data; the rules under test check its form. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as deep and as loose as OpenAPI is
export type Node = Record<string, any>
interface Parts {
  document: Node
  get: Node
  patch: Node
  schemas: Node
  webhooks: Node
  event: Node
}
export type Break = (parts: Parts) => void

export const without = (node: Node, key: string) => delete node[key]
export const problemOf = (patch: Node): Node => patch.responses['409'].content['application/problem+json']
export const jsonOf = (get: Node): Node => get.responses['200'].content['application/json']
export const bodyOf = (event: Node): Node => event.requestBody.content['application/cloudevents+json']
export const ownOf = (event: Node): Node => bodyOf(event).schema.allOf[1].properties
export const renameEvent =
  (name: string): Break =>
  ({ webhooks, event }) => {
    without(webhooks, 'ThingChanged')
    webhooks[name] = { post: event }
  }
export const missing =
  (status: string): Break =>
  ({ get, patch }) => {
    without(get.responses, status)
    without(patch.responses, status)
  }

/** A rule that is valid but for these members. */
export const cached =
  (members: Node): Break =>
  ({ get }) => {
    get.responses['200'].headers['Cache-Control'] = {
      $ref: '../shared/headers.yaml#/headers/CacheControlOptional',
    }
    get['x-cache'] = { maxAgeSeconds: 60, ...members }
  }
