/** What happens in a storm: all of it follows from the seed. */
export interface Plan {
  /** Of each product, how many there are. */
  stock: number[]
  orders: PlannedOrder[]
  faults: Fault[]
}

export interface PlannedOrder {
  atMs: number
  buyer: number
  key: string
  items: { product: number; quantity: number }[]
  paymentMethod: string
  /** So long after it was accepted it is cancelled. */
  cancelAfterMs?: number
}

export interface Fault {
  atMs: number
  kind: keyof typeof FAULTS
  /** A service; for what there is one of, nothing. */
  target?: string
}

export const BUYERS = 20
const ORDERS = 240
/** For so long orders come in and errors happen. */
const STORM_MS = 30_000

/** How often each target is hit. */
const FAULTS = {
  /** `kill -9` of the process. */
  kill: { orders: 4, payments: 4, products: 4, notifications: 4, users: 2, gateway: 3 },
  /** Every connection to its database is ended by the server. */
  'cut database': { orders: 2, payments: 2, products: 2, notifications: 2, users: 1 },
  /** Every connection to the broker is ended. */
  'cut broker': 3,
  /** Every connection to the mail server is cut. */
  'cut mail': 2,
  /** `kill -9` in the database engine: it throws everybody out and recovers from its log. */
  'crash engine': 1,
  /** The database engine is stopped and started again. */
  'restart engine': 1,
} satisfies Record<string, number | Record<string, number>>

const METHODS = [
  ...Array<string>(5).fill('pm_card_ok'),
  ...['pm_card_declined', 'pm_card_insufficient_funds'],
  ...Array<string>(2).fill('pm_card_timeout_then_ok'),
  'pm_card_flaky',
]

export function planOf(seed: number): Plan {
  const random = randomOf(seed)
  const upTo = (limit: number) => Math.floor(random() * limit)
  // Some that are soon gone, some that last.
  const stock = [...Array.from({ length: 4 }, () => 15 + upTo(30)), ...Array<number>(6).fill(1_000)]
  const orders = Array.from({ length: ORDERS }, (_, n): PlannedOrder => {
    const products = [...new Set(Array.from({ length: 1 + upTo(3) }, () => upTo(stock.length)))]
    const fate = random()
    return {
      atMs: upTo(STORM_MS),
      buyer: n % BUYERS,
      key: `storm-${seed}-${n}`,
      items: products.map((product) => ({ product, quantity: 1 + upTo(3) })),
      paymentMethod: METHODS[upTo(METHODS.length)] as string,
      // Some on the way, some after the end.
      ...(fate < 0.15
        ? { cancelAfterMs: upTo(400) }
        : fate < 0.3
          ? { cancelAfterMs: 2_000 + upTo(6_000) }
          : {}),
    }
  })
  const faults = Object.entries(FAULTS).flatMap(([kind, targets]) => {
    const each = typeof targets === 'number' ? { '': targets } : (targets as Record<string, number>)
    return Object.entries(each).flatMap(([target, times]) =>
      Array.from({ length: times }, (): Fault => ({
        atMs: upTo(STORM_MS),
        kind: kind as Fault['kind'],
        ...(target !== '' && { target }),
      })),
    )
  })
  const byTime = (a: { atMs: number }, b: { atMs: number }) => a.atMs - b.atMs
  return { stock, orders: orders.sort(byTime), faults: faults.sort(byTime) }
}

/** mulberry32: small, and the same everywhere. */
function randomOf(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
