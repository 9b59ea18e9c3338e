import express, { type Response, type Router } from 'express'
import helmet from 'helmet'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listPage, type Mail, mailPage } from './mailbox-page.ts'

const SHOWN = 100
/** What `scripts/mailbox.ts` names its files: the microsecond in which the mail came. */
const ID = /^\d{16}$/

/**
 * The development mailbox at `/mailbox`: the mails that the development mail server took, read from its folder. A mail
 * is somebody else's text: its HTML is shown in a frame that may run nothing and load nothing.
 */
export function mailbox(folder: string): Router {
  const router = express.Router()
  router.get('/mailbox', own, async (_request, response) => {
    const ids = (await idsIn(folder)).sort().reverse()
    const mails = await Promise.all(ids.slice(0, SHOWN).map((id) => read(folder, id)))
    page(
      response,
      listPage(
        mails.filter((mail) => mail !== undefined),
        ids.length,
      ),
    )
  })
  router.get('/mailbox/:id', own, async (request, response, next) => {
    const mail = await read(folder, String(request.params.id))
    if (mail) page(response, mailPage(mail))
    else next()
  })
  router.get('/mailbox/:id/html', foreign, async (request, response, next) => {
    const mail = await read(folder, String(request.params.id))
    if (mail) page(response, mail.html)
    else next()
  })
  return router
}

const page = (response: Response, html: string) =>
  response.type('html').set('Cache-Control', 'no-store').send(html)

async function idsIn(folder: string): Promise<string[]> {
  // No mail has come yet: then there is no folder.
  const names = await readdir(folder).catch(() => [])
  return names.map((name) => name.replace(/\.json$/, '')).filter((id) => ID.test(id))
}

/** Undefined when there is none, or none any more: only the newest are kept. */
async function read(folder: string, id: string): Promise<Mail | undefined> {
  if (!ID.test(id)) return undefined
  try {
    return { id, ...(JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8')) as Omit<Mail, 'id'>) }
  } catch {
    return undefined
  }
}

const own = helmet.contentSecurityPolicy({
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

/** `sandbox` makes it a stranger to this origin, also when it is opened by itself: no script, no form, no cookie. */
const foreign = helmet.contentSecurityPolicy({
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
