import type { DestinationStream } from 'pino'

/* Lines are passed on when there are this many characters, or after this long. */
const MIN_LENGTH = 16_000
const MAX_WAIT_MS = 250

/** What lines are written to in the end. */
interface Destination extends DestinationStream {
  flushSync(): void
}

/**
 * Passes lines on together. A destination of pino can do so itself, but measures all that it holds with each line, which
 * takes as long as making the line.
 */
export function lineBuffer(destination: Destination): Destination {
  let lines = ''
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (lines === '') return
    const written = lines
    lines = ''
    destination.write(written)
  }
  const flushSync = () => {
    flush()
    destination.flushSync()
  }
  process.once('exit', flushSync)
  return {
    write: (line) => {
      lines += line
      if (lines.length >= MIN_LENGTH) flush()
      else timer ??= setTimeout(flush, MAX_WAIT_MS).unref()
    },
    flushSync,
  }
}
