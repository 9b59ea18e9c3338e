import escaped from 'escape-html'
import { htmlPage, pageHeader } from './html-page.ts'

/** An e-mail as stored by the development mail server. */
export interface Mail {
  id: string
  from: string
  toHeader: string
  subject: string
  messageId: string
  text: string
  html: string
  receivedAt: string
}

/** The page at `/mailbox`. */
export function listPage(mails: readonly Mail[], total: number): string {
  const rows = mails.map(
    ({ id, subject, toHeader, receivedAt }) => `<li>
<a href="/mailbox/${id}">${escaped(subject) || '(no subject)'}</a>
<span>${escaped(toHeader)}</span>
<time datetime="${escaped(receivedAt)}">${moment(receivedAt)}</time>
</li>`,
  )
  const shown =
    mails.length < total
      ? `The newest ${mails.length} of ${total} mails.`
      : total === 1
        ? '1 mail.'
        : `${total} mails.`
  return document(
    'Mailbox',
    `${pageHeader('Mailbox', 'E-mails that the shop sent on this machine. None of them were delivered.')}
<p class="actions"><a class="button" href="/">Start page</a> <a href="/docs/">API documentation</a></p>
<section>
<p>${total === 0 ? 'There is no mail yet. Place an order, and its confirmation appears here.' : shown}</p>
<ul class="mails">
${rows.join('\n')}
</ul>
</section>`,
    '\n<meta http-equiv="refresh" content="5">',
  )
}

/** The page of one e-mail: its HTML in a sandboxed frame, and its text. */
export function mailPage({ id, from, toHeader, subject, messageId, text, html, receivedAt }: Mail): string {
  const frame = `<section>
<h2>As HTML</h2>
<iframe src="/mailbox/${id}/html" sandbox title="The mail as HTML"></iframe>
</section>`
  return document(
    subject || '(no subject)',
    `<p><a href="/mailbox">Mailbox</a></p>
<h1>${escaped(subject) || '(no subject)'}</h1>
<section>
<dl>
<dt>From</dt><dd>${escaped(from)}</dd>
<dt>To</dt><dd>${escaped(toHeader)}</dd>
<dt>Received</dt><dd><time datetime="${escaped(receivedAt)}">${moment(receivedAt)}</time></dd>
<dt>Message-ID</dt><dd>${escaped(messageId)}</dd>
</dl>
</section>
${html === '' ? '' : frame}
<section>
<h2>As text</h2>
<pre>${escaped(text)}</pre>
</section>`,
  )
}

const document = (title: string, main: string, head?: string) =>
  htmlPage({
    title,
    styles: ['/assets/start.css', '/assets/mailbox.css'],
    head,
    body: `<main>\n${main}\n</main>`,
  })

/** `2026-03-11 07:20:00 UTC` */
const moment = (rfc3339: string) => `${escaped(rfc3339).slice(0, 19).replace('T', ' ')} UTC`
