/**
 * An event with an id (used by `Last-Event-ID` to resume) and a name, where the contract's schema describes its data
 * only. A handler may yield these, bare data, or `undefined` between events: a comment as keep-alive.
 */
export class StreamEvent<Data> {
  readonly data: Data
  readonly id: string | undefined
  readonly event: string | undefined

  constructor(data: Data, { id, event }: { id?: string; event?: string } = {}) {
    this.data = data
    this.id = id
    this.event = event
  }
}
