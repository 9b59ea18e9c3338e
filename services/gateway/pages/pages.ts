import express, { type Router } from 'express'
import helmet from 'helmet'
import { join } from 'node:path'
import swaggerUi from 'swagger-ui-express'
import { notFound } from '#platform/problem-middleware.ts'
import { docsPage } from './docs-page.ts'
import { notFoundPage } from './not-found-page.ts'
import type { Documents } from '../documents.ts'
import { type PageOptions, startPage } from './start-page.ts'

const ASSETS = join(import.meta.dirname, 'assets')

/** The HTML pages: a start page at `/`, and Swagger UI for every contract at `/docs`. */
export function pages(documents: Documents, options: PageOptions): Router {
  const router = express.Router()
  const start = startPage(documents, options)
  const docs = docsPage(documents, options.demoAccounts)
  router.get('/', contentSecurity(["'self'"]), (_request, response) => {
    response.type('html').set('Cache-Control', 'no-cache').send(start)
  })
  router.use('/assets', express.static(ASSETS))
  // Browsers request this path for documents without an icon link, such as JSON.
  router.get('/favicon.ico', (_request, response) => {
    response.sendFile('favicon.png', { root: ASSETS, maxAge: '1d' })
  })
  // Swagger UI sets inline styles.
  router.use('/docs', contentSecurity(["'self'", "'unsafe-inline'"]))
  router.get(['/docs/', '/docs/index.html'], (request, response) => {
    if (request.path === '/docs/index.html') response.redirect('/docs/')
    // The relative URLs of Swagger UI's files require the trailing slash.
    else if (request.path === '/docs') response.redirect(301, '/docs/')
    else response.type('html').set('Cache-Control', 'no-cache').send(docs)
  })
  // `swagger-ui-express` would respond to this path with a plain 404.
  router.use('/docs/package.json', notFoundPage, notFound)
  router.use('/docs', swaggerUi.serve)
  router.use(['/docs', '/assets'], notFoundPage, notFound)
  return router
}

/** No external resources and no inline scripts. No upgrade-insecure-requests, which would break the pages over HTTP. */
const contentSecurity = (styles: string[]) =>
  helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: styles,
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  })
