import express, { type Router } from 'express'
import helmet from 'helmet'
import { join } from 'node:path'
import swaggerUi from 'swagger-ui-express'
import { notFound } from '#platform/problem-middleware.ts'
import type { Documents } from './documents.ts'
import { startPage } from './start-page.ts'

/** What people look at in a browser: a start page at `/` and Swagger UI for every contract at `/docs`. */
export function pages(documents: Documents, hasMailbox = false): Router {
  const router = express.Router()
  const start = startPage(documents, hasMailbox)
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
      responseInterceptor: dropExamplesOfOptionalParameters,
    },
  }
  router.get('/', contentSecurity(["'self'"]), (_request, response) => {
    response.type('html').set('Cache-Control', 'no-cache').send(start)
  })
  router.use('/assets', express.static(join(import.meta.dirname, 'assets')))
  // `swagger-ui-express` refuses it with a reply of its own.
  router.use('/docs/package.json', notFound)
  router.use(
    '/docs',
    // Swagger UI sets styles on its elements.
    contentSecurity(["'self'", "'unsafe-inline'"]),
    swaggerUi.serveFiles(undefined, options),
  )
  router.get('/docs/', swaggerUi.setup(undefined, options))
  router.use(['/docs', '/assets'], notFound)
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

/**
 * Runs in the browser, when Swagger UI has loaded a document. It fills in the examples of all parameters, so that
 * "Execute" of a list would ask for an invented cursor with an invented ETag; nobody has to fill in what is optional.
 */
function dropExamplesOfOptionalParameters(response: { url: string; text: string }) {
  if (!new URL(response.url).pathname.startsWith('/openapi')) return response
  type Parameter = {
    in?: string
    required?: boolean
    schema?: unknown
    example?: unknown
    examples?: unknown
  }
  response.text = JSON.stringify(JSON.parse(response.text), (_key, value: Parameter | null) => {
    const isParameter = typeof value?.in === 'string' && value.schema !== undefined
    return isParameter && !value.required ? { ...value, example: undefined, examples: undefined } : value
  })
  return response
}
