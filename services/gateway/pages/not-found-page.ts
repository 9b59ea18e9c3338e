import type { RequestHandler } from 'express'
import escaped from 'escape-html'

/**
 * The 404 page for browsers: requests that prefer HTML to JSON. Other clients get the problem `not-found`.
 */
export const notFoundPage: RequestHandler = (request, response, next) => {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const preferred = request.accepts(['application/problem+json', 'application/json', 'text/html'])
  if (!isRead || preferred !== 'text/html') return next()
  response
    .status(404)
    .type('html')
    .set({
      'Cache-Control': 'no-store',
      Vary: 'Accept',
      'Content-Security-Policy': "default-src 'none';style-src 'self';img-src 'self';frame-ancestors 'none'",
    })
    .send(page(request.path))
}

const page = (path: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Page not found</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/start.css">
</head>
<body>
<main>
<header>
<img src="/assets/icon.svg" alt="" width="56" height="56">
<div>
<h1>Page not found</h1>
<p>There is no page at <code>${escaped(path.length > 200 ? `${path.slice(0, 200)}…` : path)}</code>.</p>
</div>
</header>
<p class="actions"><a class="button" href="/">Start page</a> <a href="/docs/">API documentation</a></p>
</main>
</body>
</html>
`
