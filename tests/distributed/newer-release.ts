import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { buyerAt, type Buyer, type Deed } from '../chaos/buyer.ts'
import { run } from '../docs/console.ts'
import { copyRepository } from '../repository-copy.ts'
import type { Account } from '../services.ts'
import type { Deployment } from './deployment.ts'

/**
 * A release after this one: a copy of the repository in which orders may have a `giftNote`, by contract, column and
 * handlers (`gift-note.patch`).
 *
 * @returns its folder
 */
export async function makeNewerRelease(opened: AsyncDisposableStack): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'charter-release-'))
  opened.defer(() => rmSync(folder, { recursive: true, force: true }))
  copyRepository(folder)
  const commands = ['git apply tests/distributed/gift-note.patch', 'npm run --silent generate']
  await run(commands, { cwd: folder, timeoutMs: 240_000 })
  return folder
}

/** An order, as an instance of the service orders returns it. */
interface Gift {
  id: string
  status: string
  /** Its status in the list of orders. */
  listedAs: string | undefined
  giftNote: string | undefined
}

/** A customer whose orders have gift notes. */
export interface GiftBuyer {
  placed: readonly Deed[]
  /** The orders that a release refused because of the note. */
  refused: readonly number[]
  /** Places one order after the other. */
  placeUntil(signal: AbortSignal): Promise<void>
  /** Sends the first order again. */
  repeatFirst(): Promise<void>
  /** Sends the refused orders again. @returns how many of them an earlier request had placed */
  placeRefused(): Promise<number>
  cancel(deed: Deed): Promise<void>
  /** The accepted orders, at each instance. */
  read(): Promise<Gift[][]>
}

export const GIFT_NOTE = 'For Ann'
const METHODS = ['pm_card_ok', 'pm_card_timeout_then_ok', 'pm_card_flaky']

export function giftBuyer(shop: Deployment, account: Account, productId: string): GiftBuyer {
  const buyer = buyerAt(shop.url, account)
  const instances = shop.instances.flatMap(({ process }) =>
    process.name === 'orders' ? buyerAt(process.url, account) : [],
  )
  const placed: Deed[] = []
  const refused: number[] = []
  let count = 0

  /** @returns whether an earlier request had placed it */
  async function place(n: number): Promise<boolean> {
    const paymentMethod = METHODS[n % METHODS.length]!
    const response = await buyer.request('/orders', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `gift-${n}` },
      body: JSON.stringify({ items: [{ productId, quantity: 1 }], paymentMethod, giftNote: GIFT_NOTE }),
    })
    const text = await response.text()
    if (response.status === 400 && text.includes('giftNote')) {
      refused.push(n)
      return false
    }
    if (response.status !== 202) throw new Error(`An order with a note: ${response.status} ${text}`)
    const { id } = JSON.parse(text) as { id: string }
    if (!placed.some(({ orderId }) => orderId === id))
      placed.push({ orderId: id, customerId: account.id, method: paymentMethod })
    return response.headers.has('Idempotency-Replayed')
  }

  return {
    placed,
    refused,
    placeUntil: async (signal) => {
      while (!signal.aborted) {
        await place((count += 1))
        await setTimeout(400)
      }
    },
    repeatFirst: async () => void (await place(1)),
    placeRefused: async () => {
      const wasPlaced = await Promise.all(refused.splice(0).map(place))
      return wasPlaced.filter(Boolean).length
    },
    cancel: (deed) => buyer.cancel(deed),
    read: () =>
      Promise.all(
        instances.map(async (each) => {
          const listed = new Map((await listOf(each)).map(({ id, status }) => [id, status]))
          const gifts: Gift[] = []
          for (const { orderId } of placed) {
            const { id, status, giftNote } = await get<Gift>(each, `/orders/${orderId}`)
            gifts.push({ id, status, listedAs: listed.get(id), giftNote })
          }
          return gifts
        }),
      ),
  }
}

type Listed = Pick<Gift, 'id' | 'status'>

async function listOf(buyer: Buyer, cursor = ''): Promise<Listed[]> {
  const page = await get<{ items: Listed[]; nextCursor: string | null }>(buyer, `/orders?limit=100${cursor}`)
  if (page.nextCursor === null) return page.items
  return [...page.items, ...(await listOf(buyer, `&cursor=${page.nextCursor}`))]
}

async function get<Body>(buyer: Buyer, path: string): Promise<Body> {
  const response = await buyer.request(path)
  if (response.status !== 200) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Body
}
