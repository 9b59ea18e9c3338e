/**
 * The development mailbox: a mail server that takes every mail, sends none on, and keeps the newest in a folder, where
 * the gateway shows them at /mailbox. `npm start` runs it.
 */
import { startMailServer } from './mail-server.ts'
import { mailboxVariables, openMailboxFolder } from './mailbox-folder.ts'

const MOST = 2_000

const { SMTP_PORT, MAILBOX_FOLDER } = mailboxVariables(process.env)
try {
  const folder = await openMailboxFolder(MAILBOX_FOLDER, MOST)
  const server = await startMailServer({ port: Number(SMTP_PORT), onMail: (mail) => folder.keep(mail) })
  const stop = () => void server.close().then(() => process.exit(0))
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // The starter is gone: nobody would end this one.
  process.on('disconnect', stop)
  process.send?.({ ready: server.url })
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
