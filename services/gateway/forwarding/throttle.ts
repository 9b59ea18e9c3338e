import { Transform, type TransformCallback } from 'node:stream'

/** Passes bytes on at a limited rate, and holds back the source meanwhile. */
export class Throttle extends Transform {
  readonly #bytesPerSecond: number
  readonly #sliceBytes: number
  /** When what has been passed on is used up, in milliseconds of `performance.now`. */
  #freeAtMs = 0
  #timer: NodeJS.Timeout | undefined

  constructor(bytesPerSecond: number) {
    super()
    this.#bytesPerSecond = bytesPerSecond
    this.#sliceBytes = Math.max(1_024, Math.ceil(bytesPerSecond / 10))
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    let at = 0
    const next = () => {
      const slice = chunk.subarray(at, at + this.#sliceBytes)
      at += slice.length
      const now = performance.now()
      this.#freeAtMs = Math.max(now, this.#freeAtMs) + (slice.length / this.#bytesPerSecond) * 1_000
      this.push(slice)
      this.#timer = setTimeout(at < chunk.length ? next : done, this.#freeAtMs - now)
    }
    next()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearTimeout(this.#timer)
    done(error)
  }
}
