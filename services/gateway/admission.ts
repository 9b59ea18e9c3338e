/** Bounds how many things one caller has at a time. */
export interface Admission {
  /** @returns the release of one place, or undefined when the caller has as many as it may */
  admit(caller: string): (() => void) | undefined
}

export function createAdmission(most: number): Admission {
  const counts = new Map<string, number>()
  return {
    admit(caller) {
      const count = counts.get(caller) ?? 0
      if (count >= most) return undefined
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
