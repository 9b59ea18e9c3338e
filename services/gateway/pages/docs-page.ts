import escaped from 'escape-html'
import type { DemoAccount } from '../config.ts'
import type { Documents } from '../documents.ts'
import { htmlPage } from './html-page.ts'

/** The page at `/docs/`: a header and Swagger UI, which is started by `/assets/docs.js`. */
export function docsPage({ all, list }: Documents, accounts: readonly DemoAccount[]): string {
  const title = escaped(all.document.info.title)
  const options = list.map(({ url, name }) => `<option value="${url}">${escaped(name)}</option>`)
  const buttons = accounts.map(
    ({ name, email, password }) =>
      `<button type="button" data-email="${escaped(email)}" data-password="${escaped(password)}">${escaped(name)}</button>`,
  )
  const logIn = `<div class="login" role="group" aria-label="Log in with a demo account">
<span>Log in as</span>
${buttons.join('\n')}
</div>`
  return htmlPage({
    title: `${all.document.info.title} API documentation`,
    styles: ['./swagger-ui.css', '/assets/docs.css'],
    body: `<header class="bar">
<a class="home" href="/"><img src="/assets/icon.svg" alt="" width="28" height="28">${title}</a>
<label class="document">API <select id="select">${options.join('')}</select></label>
${accounts.length > 0 ? logIn : ''}
<output id="login-status"></output>
</header>
<div id="swagger-ui"></div>
<script src="./swagger-ui-bundle.js"></script>
<script type="module" src="/assets/docs.js"></script>`,
  })
}
