/* The documentation page: Swagger UI with a header, executable examples, and a list of events. */
import { eventsPlugin } from './docs-events.js'
import { createTryItOut } from './try-it-out.js'

const root = document.querySelector('#swagger-ui')
const select = document.querySelector('#select')
const status = document.querySelector('#login-status')
const sample = await sampleImage()
let tryItOut = createTryItOut({})
let loaded
const sent = new Map()

const dark = matchMedia('(prefers-color-scheme: dark)')
const followScheme = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
followScheme()
dark.addEventListener('change', followScheme)

const wanted = new URLSearchParams(location.search).get('urls.primaryName')
for (const option of select.options) if (option.text === wanted) select.value = option.value

const ui = window.SwaggerUIBundle({
  domNode: root,
  url: select.value,
  deepLinking: true,
  persistAuthorization: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  filter: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  presets: [window.SwaggerUIBundle.presets.apis],
  plugins: [eventsPlugin, sampleImagePlugin],
  layout: 'BaseLayout',
  requestInterceptor(request) {
    if (isDocument(request.url)) return request
    const { headers, body } = tryItOut.prepare(request)
    Object.assign(request, { headers, body })
    sent.set(request.url, request)
    return request
  },
  responseInterceptor(response) {
    if (isDocument(response.url)) return withDocument(response)
    const request = sent.get(response.url)
    if (!request) return response
    tryItOut.learn(request, { status: response.status, headers: response.headers, body: response.text })
    const token = response.ok ? response.body?.accessToken : undefined
    if (typeof token === 'string') authorize(token, 'Logged in.')
    const shown = tryItOut.relevantHeaders(request, Object.keys(response.headers))
    response.headers = Object.fromEntries(shown.map((name) => [name, response.headers[name]]))
    return response
  },
})

select.addEventListener('change', () => {
  history.replaceState(null, '', `?urls.primaryName=${encodeURIComponent(select.selectedOptions[0].text)}`)
  ui.specActions.updateUrl(select.value)
  ui.specActions.download(select.value)
})

for (const button of document.querySelectorAll('button[data-email]')) {
  button.addEventListener('click', async () => {
    const { email, password } = button.dataset
    button.disabled = true
    const url = '/api/v1/sessions'
    const request = { method: 'POST', url, headers: { 'Content-Type': 'application/json' } }
    const response = await fetch(url, { ...request, body: JSON.stringify({ email, password }) }).catch(
      () => undefined,
    )
    const body = await response?.json().catch(() => undefined)
    button.disabled = false
    if (!response?.ok) {
      status.textContent = body?.title ?? 'The gateway does not respond.'
      return
    }
    tryItOut.learn(request, { status: response.status, headers: {}, body })
    authorize(body.accessToken, `Logged in as ${email}`)
  })
}

/** Sends the token with all further requests. */
function authorize(token, message) {
  const schemes = Object.entries(loaded?.components?.securitySchemes ?? {})
  const name = schemes.find(([, { scheme }]) => scheme === 'bearer')?.[0] ?? 'bearer'
  ui.preauthorizeApiKey(name, token)
  ui.authActions.persistAuthorizationIfNeeded()
  status.textContent = message
}

function isDocument(url) {
  return [...select.options].some(
    ({ value }) => new URL(value, location.href).href === new URL(url, location.href).href,
  )
}

/** Adapts a loaded document for Swagger UI. */
function withDocument(response) {
  const document = JSON.parse(response.text)
  loaded = document
  tryItOut = createTryItOut(document)
  response.text = JSON.stringify(adapted(document))
  return response
}

/**
 * Removes the examples of optional parameters. Swagger UI fills in all examples, so that executing a list would send an
 * example cursor and ETag. `If-Match` keeps its example where its absence is a 428.
 */
function adapted(document) {
  const strip = (parameter) =>
    parameter.in === undefined || parameter.required
      ? parameter
      : { ...parameter, example: undefined, examples: undefined }
  const resolve = (node) =>
    node.$ref
      ? node.$ref
          .slice(2)
          .split('/')
          .reduce((parent, part) => parent[part], document)
      : node
  const paths = Object.entries(document.paths).map(([path, item]) => [
    path,
    Object.fromEntries(
      Object.entries(item).map(([key, node]) => {
        if (key === 'parameters' || node.responses === undefined) return [key, node]
        const description = [node.description, limitOf(node), cacheOf(node), throttleOf(node)]
          .filter(Boolean)
          .join('\n\n')
        const mustMatch = (parameter) => parameter.name === 'If-Match' && node.responses?.['428']
        const parameters = node.parameters
          ?.map(resolve)
          .map((parameter) => (mustMatch(parameter) ? parameter : strip(parameter)))
        return [key, { ...node, description, parameters }]
      }),
    ),
  ])
  const used = new Set(
    Object.values(document.paths).flatMap((item) => Object.values(item).flatMap(({ tags = [] }) => tags)),
  )
  // A tag with events only would be shown as an empty section.
  const tags = document.tags?.filter(({ name }) => used.has(name))
  return { ...document, tags, paths: Object.fromEntries(paths) }
}

/** What `x-rate-limit` says, as Markdown. */
function limitOf({ 'x-rate-limit': limit }) {
  if (!limit) return undefined
  const { limit: requests, windowSeconds = 60, by = 'principal' } = limit
  const window =
    windowSeconds === 60 ? 'a minute' : windowSeconds === 3600 ? 'an hour' : `${windowSeconds} seconds`
  return `**Rate limit:** ${requests} requests in ${window} for each ${by === 'address' ? 'client address' : 'account'}.`
}

/** What `x-cache` says, as Markdown. */
function cacheOf({ 'x-cache': rule }) {
  if (!rule) return undefined
  const { maxAgeSeconds, staleWhileRevalidateSeconds, staleIfErrorSeconds, tags = [], by } = rule
  const parts = [
    `${maxAgeSeconds} seconds${by === 'principal' ? ' for each account' : ''}`,
    staleWhileRevalidateSeconds && `${staleWhileRevalidateSeconds} more while it is revalidated`,
    staleIfErrorSeconds && `${staleIfErrorSeconds} more if the service fails`,
    tags.length > 0 && `until ${tags.map((tag) => `\`${tag}\``).join(' or ')}`,
  ]
  return `**Cached:** ${parts.filter(Boolean).join(', ')}.`
}

/** What `x-throttle` says, as Markdown. */
const throttleOf = ({ 'x-throttle': throttle }) =>
  throttle &&
  `**Rate of the response:** at most ${throttle.bytesPerSecond.toLocaleString('en')} bytes a second.`

/** A sample image, sent if no file is chosen. */
async function sampleImage() {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 320
  const context = canvas.getContext('2d')
  const colours = context.createLinearGradient(0, 0, 320, 320)
  colours.addColorStop(0, '#3d5afe')
  colours.addColorStop(1, '#8c9eff')
  context.fillStyle = colours
  context.fillRect(0, 0, 320, 320)
  context.fillStyle = '#ffffff'
  context.fillRect(80, 80, 160, 160)
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'))
  return new File([blob], 'sample.png', { type: 'image/png' })
}

/** Sends a sample image if no file is chosen, with a note below the file input. */
function sampleImagePlugin({ React }) {
  return {
    wrapComponents: {
      RequestBody: (Original) => (props) => {
        const needsSample = props.isExecute && props.contentType?.startsWith('image/')
        React.useEffect(() => {
          if (needsSample && !props.requestBodyValue) props.onChange(sample)
        })
        return React.createElement(
          React.Fragment,
          null,
          React.createElement(Original, props),
          needsSample
            ? React.createElement('p', { className: 'sample-note' }, 'Without a file, a sample PNG is sent.')
            : null,
        )
      },
    },
  }
}
