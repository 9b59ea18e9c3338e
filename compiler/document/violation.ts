/** Something in a document that is wrong, or likely a mistake. */
export interface Violation {
  pointer: string
  /** One sentence that says what is wrong and how to correct it. */
  message: string
  /** The document is accepted all the same. */
  isNote: boolean
  /** What must be right before this is a violation of its own: a pointer, or `parameters` for all parameters. */
  target?: string
  /** How `--lenient` reads the document in spite of it. */
  repair?: Repair
}

export interface Repair {
  apply: () => void
  /** What it does: `left out`, `read as 4XX`. */
  effect: string
}

/** A violation that nothing can be generated with. */
export const refusal = (pointer: string, message: string, repair?: Repair): Violation => ({
  pointer,
  message,
  isNote: false,
  repair,
})

/** A likely mistake, or something that is ignored. */
export const note = (pointer: string, message: string, repair?: Repair): Violation => ({
  pointer,
  message,
  isNote: true,
  repair,
})

type Parent = Record<string, unknown> | unknown[]

/** Leaves a field or an item out. */
export function remove(parent: Parent, key: string): Repair {
  const value = (parent as Record<string, unknown>)[key]
  return {
    effect: 'left out',
    apply: () => {
      // Items move when others before them are left out.
      if (Array.isArray(parent)) parent.splice(parent.indexOf(value), parent.includes(value) ? 1 : 0)
      else delete parent[key]
    },
  }
}

/** Puts another value in the place of a field or an item. */
export function replace(parent: Parent, key: string, value: unknown, effect: string): Repair {
  const old = (parent as Record<string, unknown>)[key]
  return {
    effect,
    apply: () => {
      if (!Array.isArray(parent))
        Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true })
      else if (parent.includes(old)) parent[parent.indexOf(old)] = value
    },
  }
}

/** Gives a field another name, in its place among the others. */
export function rename(parent: Record<string, unknown>, key: string, name: string): Repair {
  return {
    effect: `read as ${name}`,
    apply: () => {
      const entries = Object.entries(parent).map(([old, value]): [string, unknown] => [
        old === key ? name : old,
        value,
      ])
      for (const old of Object.keys(parent)) delete parent[old]
      for (const [old, value] of entries)
        Object.defineProperty(parent, old, { value, enumerable: true, configurable: true, writable: true })
    },
  }
}
