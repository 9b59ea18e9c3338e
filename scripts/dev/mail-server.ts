import type { AddressInfo, Socket } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail as received. */
export interface ReceivedMail {
  from: string
  /** The recipients of the envelope. */
  to: string[]
  /** As in the header of the mail: `Ada Lovelace <ada@example.com>`. */
  toHeader: string
  subject: string
  messageId: string
  text: string
  html: string
  receivedAt: string
}

export interface MailServerOptions {
  /** 0 selects any free one. */
  port?: number
  host?: string
  /** The server responds with 250 when this resolves; with the `responseCode` of the error, or 451, when it rejects. */
  onMail(mail: ReceivedMail): Promise<void> | void
  /** The response to RCPT TO when this throws is its `responseCode`, or 550. */
  onRecipient?(address: string): void
}

export interface MailServer {
  /** `smtp://127.0.0.1:1025` */
  url: string
  /** Closes all connections, as a crash does. */
  cut(): void
  close(): Promise<void>
}

const SIZE_LIMIT_BYTES = 5 * 1024 * 1024

/**
 * An SMTP server for development and tests that accepts every mail and delivers none.
 *
 * @throws Error with one sentence when the port is taken
 */
export async function startMailServer(options: MailServerOptions): Promise<MailServer> {
  const { port = 0, host = '127.0.0.1' } = options
  const sockets = new Set<Socket>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: SIZE_LIMIT_BYTES,
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, done) => {
      try {
        options.onRecipient?.(address)
        done()
      } catch (error) {
        done(error as Error)
      }
    },
    onData: (stream, { envelope }, done) => {
      const take = async () => {
        const raw = Buffer.concat(await Array.fromAsync(stream as AsyncIterable<Buffer>))
        const { subject, messageId, text, html, to } = await PostalMime.parse(raw)
        await options.onMail({
          from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          toHeader: (to ?? []).map(({ name, address }) => `${name} <${address ?? ''}>`).join(', '),
          subject: subject ?? '',
          messageId: messageId ?? '',
          text: text ?? '',
          html: html ?? '',
          receivedAt: new Date().toISOString(),
        })
      }
      take().then(
        () => done(),
        (error: Error & { responseCode?: number }) =>
          done(Object.assign(error, { responseCode: error.responseCode ?? 451 })),
      )
    },
  })
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'is taken: choose another one by SMTP_PORT' : error.message
      fail(new Error(`Port ${port} for the development mail server ${reason}`, { cause: error }))
    })
    server.listen(port, host, () => done())
  })
  // A client that disconnects is not an error.
  server.on('error', () => {})
  const cut = () => sockets.forEach((socket) => socket.destroy())
  return {
    url: `smtp://${host}:${(server.server.address() as AddressInfo).port}`,
    cut,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        cut()
      }),
  }
}

/** An SMTP error response, to be thrown by `onMail` or `onRecipient`. */
export const smtpReply = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode })
