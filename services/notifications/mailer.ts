import { Transform } from 'node:stream'
import nodemailer from 'nodemailer'
import { cachedCheck } from '#platform/cached-check.ts'
import { within } from '#platform/within.ts'
import type { MailConfig } from './config.ts'

export interface Mail {
  /** The same for each attempt: the Message-ID is made of it. */
  id: string
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
}

export interface Mailer {
  /** Longer than a `send` can take. */
  leaseMs: number
  /** Resolves when the mail server has answered 250: from then on the message is its business. */
  send(mail: Mail, signal: AbortSignal): Promise<void>
  /** Resolves when the mail server answers, or answered within the last ten seconds: each check is an SMTP session. */
  check(): Promise<void>
  close(): void
}

const CHECK_VALID_MS = 10_000

/** Sends by SMTP, through a few connections that are kept. */
export function createMailer({ url, from, timeoutMs }: MailConfig): Mailer {
  const waitMs = Math.min(timeoutMs, 10_000)
  const transport = nodemailer.createTransport(
    {
      url,
      pool: true,
      maxConnections: 5,
      // By itself it would send a message again whose connection was lost, up to five times, also one that was taken.
      maxRequeues: 0,
      connectionTimeout: waitMs,
      greetingTimeout: waitMs,
      dnsTimeout: waitMs,
      socketTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    // RFC 3834: no holiday notes in reply.
    { from, headers: { 'Auto-Submitted': 'auto-generated' } },
  )
  transport.use('stream', ({ message }, done) => {
    message.transform(inOnePiece)
    done()
  })
  const domain = from.slice(from.lastIndexOf('@') + 1).replace('>', '')
  return {
    leaseMs: timeoutMs + 5_000,
    send: async ({ id, ...mail }, signal) => {
      const message = { ...mail, messageId: `<${id}@${domain}>` }
      await within(timeoutMs, signal, (either) => transport.sendMail({ ...message, signal: either }))
    },
    check: cachedCheck(async () => {
      await transport.verify()
    }, CHECK_VALID_MS),
    close: () => transport.close(),
  }
}

/** A letter fits into a packet or two. As it is made it would leave line by line, each a system call on both sides. */
function inOnePiece(): Transform {
  const pieces: Buffer[] = []
  return new Transform({
    transform: (piece: Buffer, _encoding, done) => {
      pieces.push(piece)
      done()
    },
    flush: (done) => done(null, Buffer.concat(pieces)),
  })
}
