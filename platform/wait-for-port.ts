import { once } from 'node:events'

/** Set for a process that replaces a running one of the same service: it calls `waitForPort` before it listens. */
export const waitVariable = 'CHARTER_WAIT_FOR_PORT'

/**
 * Notifies the parent process that everything is loaded (`{ loaded: true }`) and waits for `{ listen: true }`: until
 * then the replaced process keeps the port.
 */
export async function waitForPort(): Promise<void> {
  process.send?.({ loaded: true })
  for (;;) {
    const [message] = (await once(process, 'message')) as [{ listen?: boolean }]
    if (message.listen) break
  }
}
