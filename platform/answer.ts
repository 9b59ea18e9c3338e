/**
 * A reply that was read to its end, as those take it who expect one of `fetch`. To make a web `Response` of it, and
 * have its streams read again what is here already, is a tenth of what a call costs; for what is asked for rarely, one
 * is made. Unlike there, the body can be read more than once.
 */
export class Answer implements Response {
  readonly status: number
  readonly headers: Headers
  readonly statusText = ''
  readonly redirected = false
  readonly type = 'default'
  readonly url = ''
  readonly bodyUsed = false
  readonly #text: string

  constructor(status: number, headers: Headers, text: string) {
    this.status = status
    this.headers = headers
    this.#text = text
  }

  get ok(): boolean {
    return this.status >= 200 && this.status <= 299
  }

  async text(): Promise<string> {
    return this.#text
  }

  async json(): Promise<unknown> {
    return JSON.parse(this.#text) as unknown
  }

  clone(): Response {
    return this
  }

  get body() {
    return this.#response().body
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#response().arrayBuffer()
  }

  blob(): Promise<Blob> {
    return this.#response().blob()
  }

  bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#response().bytes()
  }

  formData(): Promise<FormData> {
    return this.#response().formData()
  }

  #response(): Response {
    const { status, headers } = this
    return new Response(BODILESS.has(status) ? null : this.#text, { status, headers })
  }
}

/** `Response` refuses to have a body with these (Fetch, section 2.2.6). */
const BODILESS = new Set([204, 205, 304])
