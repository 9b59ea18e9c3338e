import express, { type Response, type Router } from 'express'
import helmet from 'helmet'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listPage, type Mail, mailPage } from './mailbox-page.ts'

const PAGE_SIZE = 100
/** The file names of `scripts/dev/mailbox.ts`: the time of receipt in microseconds. */
const ID = /^\d{16}$/

/**
 * The development mailbox at `/mailbox`: the e-mails in the folder of the development mail server. Their HTML is untrusted
 * and shown in a frame that cannot run scripts or load resources.
 */
export function mailbox(folder: string): Router {
  const router = express.Router()
  router.get('/mailbox', pageSecurity, async (_request, response) => {
    const ids = (await idsIn(folder)).sort().reverse()
    const mails = await Promise.all(ids.slice(0, PAGE_SIZE).map((id) => read(folder, id)))
    page(
      response,
      listPage(
        mails.filter((mail) => mail !== undefined),
        ids.length,
      ),
    )
  })
  router.get('/mailbox/:id', pageSecurity, async (request, response, next) => {
    const mail = await read(folder, String(request.params.id))
    if (mail) page(response, mailPage(mail))
    else next()
  })
  router.get('/mailbox/:id/html', mailSecurity, async (request, response, next) => {
    const mail = await read(folder, String(request.params.id))
    if (mail) page(response, mail.html)
    else next()
  })
  return router
}

const page = (response: Response, html: string) =>
  response.type('html').set('Cache-Control', 'no-store').send(html)

async function idsIn(folder: string): Promise<string[]> {
  // The folder does not exist before the first e-mail.
  const names = await readdir(folder).catch(() => [])
  return names.map((name) => name.replace(/\.json$/, '')).filter((id) => ID.test(id))
}

/** Undefined if the e-mail does not exist, or was deleted because only the newest are kept. */
async function read(folder: string, id: string): Promise<Mail | undefined> {
  if (!ID.test(id)) return undefined
  try {
    return { id, ...(JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8')) as Omit<Mail, 'id'>) }
  } catch {
    return undefined
  }
}

const pageSecurity = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    frameSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
})

/** `sandbox` gives the document an opaque origin, even when opened directly: no scripts, forms or cookies. */
const mailSecurity = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    sandbox: [],
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    imgSrc: ['data:'],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'self'"],
  },
})
