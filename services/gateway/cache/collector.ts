import { Writable } from 'node:stream'

export interface CollectorOptions {
  /** A larger body is not collected. */
  limitBytes: number
  /** A body that takes longer is not collected. */
  timeoutMs: number
  /** Called with the whole body. */
  onBody(body: Buffer): void
  /** Called if the body is too large or too slow. @returns the stream that takes it instead, from its beginning */
  onOverflow(): Writable
  /** Called if the body ends before it is complete. */
  onIncomplete(): void
}

/** Collects a body in memory. One that exceeds its limits is passed on with back-pressure. */
export class Collector extends Writable {
  readonly #options: CollectorOptions
  readonly #timer: NodeJS.Timeout
  #chunks: Buffer[] = []
  #size = 0
  #output: Writable | undefined
  #isComplete = false

  constructor(options: CollectorOptions) {
    super()
    this.#options = options
    this.#timer = setTimeout(() => this.#overflow(), options.timeoutMs)
    // The one that reads from the service reports the error.
    this.on('error', () => {})
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    if (!this.#output) {
      this.#chunks.push(chunk)
      this.#size += chunk.length
      if (this.#size > this.#options.limitBytes) this.#overflow()
      done()
    } else if (this.#output.write(chunk)) done()
    else this.#output.once('drain', done)
  }

  override _final(done: () => void): void {
    this.#isComplete = true
    clearTimeout(this.#timer)
    if (this.#output) this.#output.end()
    else this.#options.onBody(Buffer.concat(this.#chunks, this.#size))
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearTimeout(this.#timer)
    if (!this.#isComplete) {
      if (this.#output) this.#output.destroy()
      else this.#options.onIncomplete()
    }
    done(error)
  }

  #overflow(): void {
    clearTimeout(this.#timer)
    if (this.#output || this.#isComplete) return
    this.#output = this.#options.onOverflow()
    for (const chunk of this.#chunks) this.#output.write(chunk)
    this.#chunks = []
  }
}
