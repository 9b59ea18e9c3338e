import express, { type Router } from 'express'
import helmet from 'helmet'
import { join } from 'node:path'
import swaggerUi from 'swagger-ui-express'
import { notFound } from '#platform/problem-middleware.ts'
import type { DemoAccount } from './config.ts'
import { docsPage } from './docs-page.ts'
import { notFoundPage } from './not-found-page.ts'
import type { Documents } from './documents.ts'
import { startPage } from './start-page.ts'

export interface PageOptions {
  hasMailbox: boolean
  /** Accounts that the pages offer to log in with; none in production. */
  demoAccounts: readonly DemoAccount[]
}

const ASSETS = join(import.meta.dirname, 'assets')

/** What people look at in a browser: a start page at `/` and Swagger UI for every contract at `/docs`. */
export function pages(documents: Documents, options: PageOptions): Router {
  const router = express.Router()
  const start = startPage(documents, options)
  const docs = docsPage(documents, options.demoAccounts)
  router.get('/', contentSecurity(["'self'"]), (_request, response) => {
    response.type('html').set('Cache-Control', 'no-cache').send(start)
  })
  router.use('/assets', express.static(ASSETS))
  // Browsers request it by this name for what is no page, such as a JSON document.
  router.get('/favicon.ico', (_request, response) => {
    response.sendFile('favicon.png', { root: ASSETS, maxAge: '1d' })
  })
  // Swagger UI sets styles on its elements.
  router.use('/docs', contentSecurity(["'self'", "'unsafe-inline'"]))
  router.get(['/docs/', '/docs/index.html'], (request, response) => {
    if (request.path === '/docs/index.html') response.redirect('/docs/')
    // Without the slash, the files of Swagger UI would be searched beside it.
    else if (request.path === '/docs') response.redirect(301, '/docs/')
    else response.type('html').set('Cache-Control', 'no-cache').send(docs)
  })
  // `swagger-ui-express` refuses this one with a reply of its own.
  router.use('/docs/package.json', notFoundPage, notFound)
  router.use('/docs', swaggerUi.serve)
  router.use(['/docs', '/assets'], notFoundPage, notFound)
  return router
}

/** Nothing from elsewhere, no inline script; no upgrade to https either, which would break the pages without it. */
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
