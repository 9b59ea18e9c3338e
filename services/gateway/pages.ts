import express, { type Router } from 'express'
import helmet from 'helmet'
import { join } from 'node:path'
import swaggerUi from 'swagger-ui-express'
import type { Documents } from './documents.ts'
import { startPage } from './start-page.ts'

/** What people look at in a browser: a start page at `/` and Swagger UI for every contract at `/docs`. */
export function pages(documents: Documents): Router {
  const router = express.Router()
  const start = startPage(documents)
  const options: swaggerUi.SwaggerUiOptions = {
    explorer: true,
    customSiteTitle: 'Documentation',
    customCssUrl: '/assets/docs.css',
    swaggerOptions: {
      urls: documents.list,
      persistAuthorization: true,
      tryItOutEnabled: true,
      displayRequestDuration: true,
      filter: true,
      docExpansion: 'list',
      defaultModelsExpandDepth: 0,
      validatorUrl: null,
    },
  }
  router.get('/', contentSecurity(["'self'"]), (_request, response) => {
    response.type('html').set('Cache-Control', 'no-cache').send(start)
  })
  router.use('/assets', express.static(join(import.meta.dirname, 'assets')))
  router.use(
    '/docs',
    // Swagger UI sets styles on its elements.
    contentSecurity(["'self'", "'unsafe-inline'"]),
    swaggerUi.serveFiles(undefined, options),
    swaggerUi.setup(undefined, options),
  )
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
