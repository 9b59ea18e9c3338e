/** Renders the `webhooks` of a document as events: type, description, payload. */
export function eventsPlugin({ React }) {
  const element = React.createElement

  function Events({ specSelectors }) {
    const document = specSelectors.specJson().toJS()
    const events = Object.values(document.webhooks ?? {}).map((item) => eventOf(document, item.post))
    if (events.length === 0) return null
    return element(
      'section',
      { className: 'events' },
      element('h2', { id: 'events' }, 'Events'),
      element(
        'p',
        null,
        'CloudEvents that the services publish. Staff can have them sent to a webhook endpoint. The channels are in the ',
        element('a', { href: '/asyncapi.json' }, 'AsyncAPI document'),
        '.',
      ),
      ...events.map((event) => element(Event, { key: event.type, ...event })),
    )
  }

  function Event({ type, summary, description, fields, example }) {
    return element(
      'details',
      { className: 'event' },
      element('summary', null, element('code', null, type), element('span', null, summary)),
      element('p', null, description),
      element('h4', null, 'Payload'),
      element(
        'table',
        null,
        element(
          'tbody',
          null,
          ...fields.map(({ name, kind, required, text }) =>
            element(
              'tr',
              { key: name },
              element('th', { scope: 'row' }, element('code', null, name), required ? '' : ' (optional)'),
              element('td', null, kind),
              element('td', null, text),
            ),
          ),
        ),
      ),
      element('h4', null, 'Example'),
      element('pre', { tabIndex: 0 }, JSON.stringify(example, null, 2)),
    )
  }

  return { components: { Webhooks: Events } }
}

/** Renders one event, which the contract describes as the POST of a webhook. */
function eventOf(document, operation) {
  const resolve = (node) =>
    node?.$ref
      ? resolve(
          node.$ref
            .slice(2)
            .split('/')
            .reduce((parent, part) => parent?.[part], document),
        )
      : (node ?? {})
  const media = Object.values(resolve(operation.requestBody).content ?? {})[0] ?? {}
  const schema = resolve(media.schema)
  const parts = [schema, ...(schema.allOf ?? []).map(resolve)]
  const property = (name) =>
    parts.map((part) => resolve(part.properties?.[name])).findLast((node) => Object.keys(node).length > 0) ??
    {}
  const data = property('data')
  const fields = Object.entries(data.properties ?? {}).map(([name, node]) => {
    const { type, format, description = '' } = resolve(node)
    const kind = [[type ?? 'any'].flat().join(' or '), format && `(${format})`].filter(Boolean).join(' ')
    return { name, kind, required: data.required?.includes(name) === true, text: description }
  })
  const examples = Object.values(media.examples ?? {}).map(resolve)
  return {
    type: property('type').const ?? operation.operationId,
    summary: operation.summary ?? '',
    description: operation.description ?? '',
    fields,
    example: examples[0]?.value ?? media.example,
  }
}
