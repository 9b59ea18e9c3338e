/** Limits concurrency per caller. */
export interface Admission {
  /** @returns a function that releases the slot, or undefined if the limit is reached */
  admit(caller: string): (() => void) | undefined
}

export function createAdmission(limit: number): Admission {
  const counts = new Map<string, number>()
  return {
    admit(caller) {
      const count = counts.get(caller) ?? 0
      if (count >= limit) return undefined
      counts.set(caller, count + 1)
      let released = false
      return () => {
        if (released) return
        released = true
        const left = (counts.get(caller) ?? 1) - 1
        if (left === 0) counts.delete(caller)
        else counts.set(caller, left)
      }
    },
  }
}
