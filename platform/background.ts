/** Work of a service besides requests: publishing its outbox, consuming events, running jobs. */
export interface Background {
  /** Starts without waiting for dependencies, which may be down. */
  start(): Promise<void>
  /** Accepts no new work and waits for the work in flight. */
  stop(): Promise<void>
}
