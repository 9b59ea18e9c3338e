import escaped from 'escape-html'
import { SDK, START_SECTION } from '../api-info.ts'
import type { DemoAccount } from '../config.ts'
import type { Documents } from '../documents.ts'
import { htmlPage, pageHeader } from './html-page.ts'

const variable = SDK.name.charAt(0).toLowerCase() + SDK.name.slice(1)

export interface PageOptions {
  hasMailbox: boolean
  /** Accounts offered for login on the pages; none in production. */
  demoAccounts: readonly DemoAccount[]
}

/** The page at `/`: system status, contracts and first steps. */
export function startPage({ all, list }: Documents, { hasMailbox, demoAccounts }: PageOptions): string {
  const title = escaped(all.document.info.title)
  const documents = list.map(({ url, name, service }) => {
    const docs = `/docs/?urls.primaryName=${encodeURIComponent(name)}`
    return `<li${service ? ` data-service="${service}"` : ''}><a class="name" href="${docs}">${escaped(name)}</a> <a class="raw" href="${url}">${url}</a></li>`
  })
  return htmlPage({
    title: all.document.info.title,
    styles: ['/assets/start.css', ...START_SECTION.styles],
    head: ['/assets/start.js', ...START_SECTION.scripts]
      .map((url) => `\n<script type="module" src="${url}"></script>`)
      .join(''),
    body: `<main>
${pageHeader(title, escaped(String(all.document.info.summary)))}
<p class="status" id="status" role="status">Checking the services…</p>
<p class="actions"><a class="button" href="/docs/">API documentation</a> ${hasMailbox ? '<a href="/mailbox">Mailbox</a> ' : ''}<a href="/health">Health</a></p>
${START_SECTION.html}
${demoAccounts.length > 0 ? accountsSection(demoAccounts) : ''}
<section>
<h2>Contracts</h2>
<p>One OpenAPI document per service; the tests check every documented response. Events are in the AsyncAPI document.</p>
<ul class="contracts">
${documents.join('\n')}
<li><span class="label">events</span> <a class="raw" href="/asyncapi.json">/asyncapi.json</a></li>
</ul>
</section>
<section>
<h2>First steps</h2>
<ol>
<li>Open the <a href="/docs/">API documentation</a> and choose a service at the top.</li>
<li>${demoAccounts.length > 0 ? 'Click one of the <em>Log in as</em> buttons' : 'Execute <em>logIn</em>'}: your token is then sent with every request.</li>
<li>Click <em>Execute</em> in any operation. Its examples are filled in.</li>
<li>From a program, use the generated client in <code>generated/sdk</code>:
<pre tabindex="0">import { create${SDK.name}Client } from '${SDK.package}${SDK.entry}'

const ${variable} = create${SDK.name}Client({ serverUrl: '<span id="origin">http://localhost:8080</span>' })
const { items } = await ${escaped(SDK.call)}</pre></li>
</ol>
</section>
</main>`,
  })
}

const accountsSection = (accounts: readonly DemoAccount[]) => `<section>
<h2>Demo accounts</h2>
<dl class="accounts">
${accounts.map(({ email, password }) => `<dt>${escaped(email)}</dt><dd><code>${escaped(password)}</code></dd>`).join('\n')}
</dl>
</section>`
