/* Shows the health of the services on the start page. */
const status = document.querySelector('#status')
const find = (selector) => document.querySelector(selector)

find('#origin').textContent = location.origin
void watchHealth()

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

/** The body of a response; undefined if the request failed. */
export async function read(url) {
  const response = await fetch(url, { headers: { Accept: 'application/json' } }).catch(() => undefined)
  return response?.ok ? response.json().catch(() => undefined) : undefined
}
