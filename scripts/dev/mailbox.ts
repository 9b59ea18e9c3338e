/**
 * The development mailbox: a mail server that accepts every mail, delivers none, and keeps the newest in a folder,
 * which the gateway shows at /mailbox. `npm start` runs it.
 */
import { startMailServer } from './mail-server.ts'
import { mailboxVariables, openMailboxFolder } from './mailbox-folder.ts'

const MAX_MAILS = 2_000

const { SMTP_PORT, MAILBOX_FOLDER } = mailboxVariables(process.env)
try {
  const folder = await openMailboxFolder(MAILBOX_FOLDER, MAX_MAILS)
  const server = await startMailServer({ port: Number(SMTP_PORT), onMail: (mail) => folder.keep(mail) })
  const stop = () => void server.close().then(() => process.exit(0))
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // The parent process is gone, so nothing else would stop this one.
  process.on('disconnect', stop)
  process.send?.({ ready: server.url })
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
