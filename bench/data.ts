/** What each stack's handlers do: the same plain functions, so that a difference between stacks is the stack's own. */

export type Currency = 'EUR' | 'USD' | 'GBP'

export interface Item {
  id: string
  sku: string
  name: string
  description: string
  priceCents: number
  currency: Currency
  stock: number
  rating: number
  active: boolean
  createdAt: string
}

export interface ItemPage {
  items: Item[]
  total: number
}

export interface NewOrder {
  customerId: string
  currency: Currency
  note?: string
  lines: { itemId: string; quantity: number; tags: string[] }[]
}

export interface Order {
  id: string
  customerId: string
  currency: Currency
  note?: string
  lines: { itemId: string; quantity: number; tags: string[]; priceCents: number }[]
  totalCents: number
  createdAt: string
}

const createdAt = '2026-01-15T09:30:00.000Z'

/** The nth uuid of a fixed sequence: version 4, variant 1, so that every validator takes it. */
export const uuid = (n: number): string => `6f1c2b9e-0d3a-4c5b-8e7f-${n.toString(16).padStart(12, '0')}`

const text =
  'A description of the item, as long as such a text is in a real shop, and plain as most of them are.'

/* One in ten holds what JSON must escape and what UTF-8 encodes in two bytes, so that a stack which gets it wrong is seen. */
const stored: Item[] = Array.from({ length: 100 }, (_, n) => ({
  id: uuid(n),
  sku: `SKU-${1000 + n}`,
  name: `Item number ${n}`,
  description: n % 10 === 3 ? `${text} He said: "great". Größe M.` : text,
  priceCents: 999 + n * 10,
  currency: 'EUR',
  stock: n * 3,
  rating: (n % 10) / 2,
  active: n % 4 !== 0,
  createdAt,
}))

/* Fresh objects for each request, as a database driver makes them: nothing may be remembered between responses. */

export function getItem(itemId: string, currency: Currency = 'EUR'): Item {
  return { ...stored[7]!, id: itemId, currency }
}

export function listItems(limit: number): ItemPage {
  return { items: stored.slice(0, limit).map((item) => ({ ...item })), total: stored.length }
}

export function createOrder(input: NewOrder): Order {
  const lines = input.lines.map(({ itemId, quantity, tags }) => ({ itemId, quantity, tags, priceCents: 999 }))
  return {
    id: uuid(1),
    customerId: input.customerId,
    currency: input.currency,
    note: input.note,
    lines,
    totalCents: lines.reduce((sum, line) => sum + line.quantity * line.priceCents, 0),
    createdAt,
  }
}
