/**
 * What a side says to a request: its status, and what the handler would have got. Cookies are not compared there: the
 * oracle checks a copy of them, and its handlers get texts.
 */
export interface Verdict {
  status: number
  input?: { params: unknown; query: unknown; body: unknown }
  /** Of the engine alone. */
  carried?: { header: unknown; cookie: unknown }
  errors: string
}
