/* Loads the dynamic parts of the start page: service health and catalogue. */
const status = document.querySelector('#status')
const find = (selector) => document.querySelector(selector)

find('#origin').textContent = location.origin
await Promise.all([watchHealth(), showCatalogue()])

/** Polls the health of the services every five seconds while the page is visible. */
async function watchHealth() {
  if (!document.hidden) await showHealth()
  setTimeout(watchHealth, 5_000)
}

async function showHealth() {
  const health = await read('/health')
  const dependencies = Object.entries(health?.dependencies ?? {})
  const down = dependencies.filter(([, { status: state }]) => state !== 'up').map(([name]) => name)
  for (const [name, { status: state, latencyMs }] of dependencies) {
    for (const row of document.querySelectorAll(`[data-service="${CSS.escape(name)}"]`)) {
      row.dataset.state = state
      row.title = state === 'up' ? `up, ${Math.round(latencyMs)} ms` : 'down'
    }
  }
  const gateway = find('[data-service="gateway"]')
  if (gateway) gateway.dataset.state = health ? 'up' : 'down'
  status.dataset.state = health && down.length === 0 ? 'up' : 'down'
  if (!health) status.textContent = 'The gateway does not respond.'
  else if (down.length > 0) status.textContent = `Down: ${down.join(', ')}.`
  else status.textContent = `All ${dependencies.length + 1} services are up.`
}

async function showCatalogue() {
  const [categories, page] = await Promise.all([
    read('/api/v1/categories'),
    read('/api/v1/products?inStock=true&limit=8'),
  ])
  if (!categories || !page || page.items.length === 0) return
  const count = categories.items.reduce((total, { productCount }) => total + productCount, 0)
  find('#catalogue-size').textContent =
    `${count} products in ${categories.items.length} categories. The newest that are in stock:`
  find('#products').replaceChildren(...page.items.map(card))
  find('#catalogue').hidden = false
}

function card({ name, price, imageUrl, id }) {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = `/api/v1/products/${id}`
  const picture = document.createElement('img')
  Object.assign(picture, { alt: '', loading: 'lazy', width: 160, height: 160 })
  if (imageUrl) picture.src = imageUrl
  const cost = document.createElement('span')
  cost.textContent = new Intl.NumberFormat(undefined, { style: 'currency', currency: price.currency }).format(
    price.amount / 100,
  )
  link.append(picture, name)
  item.append(link, cost)
  return item
}

/** The body of a response; undefined if the request failed. */
async function read(url) {
  const response = await fetch(url, { headers: { Accept: 'application/json' } }).catch(() => undefined)
  return response?.ok ? response.json().catch(() => undefined) : undefined
}
