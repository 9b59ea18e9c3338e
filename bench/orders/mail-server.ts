/** Accepts every mail and discards it. Not part of the measured system, so it does as little as possible. */
import { SMTPServer } from 'smtp-server'

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  onData: (stream, _session, done) => void stream.resume().on('end', () => done()),
})
server.listen(Number(process.env.MAIL_PORT), '127.0.0.1', () => process.send?.({ ready: 'smtp' }))
for (const end of ['SIGTERM', 'disconnect'] as const) process.on(end, () => process.exit(0))
process.on('SIGINT', () => {})
