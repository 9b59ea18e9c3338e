import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReceivedMail } from './mail-server.ts'

/** What the mailbox, the services and the gateway must agree on. */
export function mailboxVariables(env: NodeJS.ProcessEnv) {
  const { SMTP_PORT = '1025', MAILBOX_FOLDER = join(env.DATA_DIR ?? '.data', 'mailbox') } = env
  return { SMTP_PORT, MAILBOX_FOLDER, SMTP_URL: `smtp://127.0.0.1:${SMTP_PORT}` }
}

export interface MailboxFolder {
  /** Resolves when the mail is in the folder. The oldest goes when there are too many. */
  keep(mail: ReceivedMail): Promise<void>
}

/** Keeps each mail in a file of its own, named by the microsecond in which it came. */
export async function openMailboxFolder(folder: string, most: number): Promise<MailboxFolder> {
  await mkdir(folder, { recursive: true })
  const names = (await readdir(folder)).filter((name) => /^\d{16}\.json$/.test(name)).sort()
  let last = 0
  return {
    keep: async (mail) => {
      // Two in the same moment have an order too.
      last = Math.max(last + 1, Date.now() * 1000)
      const name = `${last}.json`
      const unfinished = join(folder, `${name}.new`)
      await writeFile(unfinished, JSON.stringify(mail, null, 2))
      await rename(unfinished, join(folder, name))
      names.push(name)
      while (names.length > most) await rm(join(folder, names.shift() as string), { force: true })
    },
  }
}
