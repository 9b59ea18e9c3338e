/** What a service does beside answering requests: publishing what its outbox holds, consuming events, doing jobs. */
export interface Background {
  /** Begins; does not wait for what it needs, which may be down. */
  start(): Promise<void>
  /** Takes nothing new and waits for what is in hand. */
  stop(): Promise<void>
}
