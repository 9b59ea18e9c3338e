import type { Documents } from './documents.ts'

/** The page at `/`: what is here and where to begin. Plain HTML, without a script. */
export function startPage({ all, list }: Documents, hasMailbox: boolean): string {
  const { title, summary } = all.document.info
  const documents = list.map(({ url, name }) => {
    const docs = `/docs/?urls.primaryName=${encodeURIComponent(name)}`
    return `<li><a class="name" href="${docs}">${name}</a> <a class="raw" href="${url}">${url}</a></li>`
  })
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/start.css">
</head>
<body>
<main>
<header>
<img src="/assets/icon.svg" alt="" width="56" height="56">
<div>
<h1>${title}</h1>
<p>${String(summary)}</p>
</div>
</header>
<p class="actions"><a class="button" href="/docs/">Open the documentation</a> <a href="/health">Health</a>${hasMailbox ? ' <a href="/mailbox">Mailbox</a>' : ''}</p>
<section>
<h2>Contracts</h2>
<p>Every operation follows from one of these OpenAPI documents, and CI proves that the services keep to them. What the services tell each other is in the AsyncAPI document.</p>
<ul class="contracts">
${documents.join('\n')}
<li>events <a class="raw" href="/asyncapi.json">/asyncapi.json</a></li>
</ul>
</section>
<section>
<h2>First steps</h2>
<ol>
<li>Open the documentation and pick a service from the list at its top.</li>
<li>Log in there, and copy the <code>accessToken</code> of the reply into <em>Authorize</em>. On a development
machine <code>npm start</code> prints accounts for that.</li>
<li>Execute anything: each request goes through this gateway, like those of any other caller.</li>
</ol>
</section>
</main>
</body>
</html>
`
}
