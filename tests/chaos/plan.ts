/** The plan of a storm: all of it follows from the seed. */
export interface Plan {
  /** The stock of each product. */
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
  /** The delay of the cancellation after the order was accepted. */
  cancelAfterMs?: number
}

export interface Fault {
  atMs: number
  kind: keyof typeof FAULTS
  /** A service; absent where there is only one target. */
  target?: string
}

export const BUYERS = 20
const ORDERS = 240
/** How long orders are placed and failures occur. */
const STORM_MS = 30_000

/** How often each target is hit. */
const FAULTS = {
  /** `kill -9` of the process. */
  kill: { orders: 4, payments: 4, products: 4, notifications: 4, users: 2, gateway: 3 },
  /** The server terminates every connection to its database. */
  'cut database': { orders: 2, payments: 2, products: 2, notifications: 2, users: 1 },
  /** Every connection to the broker is closed. */
  'cut broker': 3,
  /** Every connection to the mail server is closed. */
  'cut mail': 2,
  /** `kill -9` of a backend: the engine terminates all connections and recovers from its log. */
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
  // Some short, some long.
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
      // Some in progress, some after the final state.
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

/** mulberry32: small and portable. */
function randomOf(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
