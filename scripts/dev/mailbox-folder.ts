import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReceivedMail } from './mail-server.ts'

/** Shared by the mailbox, the services and the gateway. */
export function mailboxVariables(env: NodeJS.ProcessEnv) {
  const { SMTP_PORT = '1025', MAILBOX_FOLDER = join(env.DATA_DIR ?? '.data', 'mailbox') } = env
  return { SMTP_PORT, MAILBOX_FOLDER, SMTP_URL: `smtp://127.0.0.1:${SMTP_PORT}` }
}

export interface MailboxFolder {
  /** Resolves when the mail is stored. Above the limit, the oldest mail is deleted. */
  keep(mail: ReceivedMail): Promise<void>
}

/** Stores each mail in its own file, named by the microsecond of its arrival. */
export async function openMailboxFolder(folder: string, most: number): Promise<MailboxFolder> {
  await mkdir(folder, { recursive: true })
  const names = (await readdir(folder)).filter((name) => /^\d{16}\.json$/.test(name)).sort()
  let last = 0
  return {
    keep: async (mail) => {
      // Distinguishes mails of the same microsecond.
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
