import type { RequestHandler } from 'express'
import escaped from 'escape-html'
import { htmlPage, pageHeader } from './html-page.ts'

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

const page = (path: string) => {
  const shown = escaped(path.length > 200 ? `${path.slice(0, 200)}…` : path)
  return htmlPage({
    title: 'Page not found',
    styles: ['/assets/start.css'],
    body: `<main>
${pageHeader('Page not found', `There is no page at <code>${shown}</code>.`)}
<p class="actions"><a class="button" href="/">Start page</a> <a href="/docs/">API documentation</a></p>
</main>`,
  })
}
