/** Thrown by a handler of an event or a job for a failure that no retry can fix: it becomes a dead letter at once. */
export class NonRetryableError extends Error {
  override name = 'NonRetryableError'
}
