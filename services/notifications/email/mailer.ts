import { Transform } from 'node:stream'
import nodemailer from 'nodemailer'
import { cachedCheck } from '#platform/telemetry/cached-check.ts'
import type { MailConfig } from '../config.ts'
import { within } from '#platform/timeout.ts'

export interface Mail {
  /** The same for each attempt; the Message-ID is derived from it. */
  id: string
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
}

export interface Mailer {
  /** Exceeds the maximum duration of `send`. */
  leaseMs: number
  /** Resolves when the mail server has accepted the message with 250. */
  send(mail: Mail, signal: AbortSignal): Promise<void>
  /** Resolves when the mail server responds. Cached for ten seconds, because each check opens an SMTP session. */
  check(): Promise<void>
  close(): void
}

const CHECK_VALID_MS = 10_000

/** Sends e-mails by SMTP over a pool of persistent connections. */
export function createMailer({ url, from, timeoutMs }: MailConfig): Mailer {
  const waitMs = Math.min(timeoutMs, 10_000)
  const transport = nodemailer.createTransport(
    {
      url,
      pool: true,
      maxConnections: 5,
      // By default nodemailer resends after a lost connection, even if the message had been accepted.
      maxRequeues: 0,
      connectionTimeout: waitMs,
      greetingTimeout: waitMs,
      dnsTimeout: waitMs,
      socketTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    // Suppresses out-of-office responses (RFC 3834).
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

/** Buffers the message, which nodemailer otherwise writes line by line, with a system call for each. */
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
