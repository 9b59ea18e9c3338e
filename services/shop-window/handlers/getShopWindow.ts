import { clientProblem } from '#platform/client/unavailable.ts'
import { platformProblem, Problem } from '#platform/problem.ts'
import type { Product } from '#generated/products/v2/client.ts'
import type { components } from '#generated/shop-window/v1/types.ts'
import type { Context, Handler } from '../context.ts'

type ShopWindow = components['schemas']['ShopWindow']
type Section = ShopWindow['unavailable'][number]
type ProductCard = components['schemas']['ProductCard']
type OpenOrder = ShopWindow['openOrders'][number]

const NEWEST = 12

export const getShopWindow: Handler<'getShopWindow'> = async ({ principal, request, log }, ctx) => {
  const { authorization } = request.headers
  const unavailable: Section[] = []
  const section = async <Item>(name: Section, read: () => Promise<Item[]>): Promise<Item[]> => {
    try {
      return await read()
    } catch (err) {
      const problem = err instanceof Problem ? err : clientProblem(err)
      if (problem?.status !== 503) throw err
      log.warn({ err, section: name }, 'A section is unavailable')
      unavailable.push(name)
      return []
    }
  }
  const [categories, newestProducts, openOrders] = await Promise.all([
    section('categories', async () => itemsOf(await ctx.products.listCategories())),
    section('newestProducts', async () =>
      itemsOf(await ctx.products.listProducts({ query: { sort: '-createdAt', limit: NEWEST } })).map(toCard),
    ),
    principal && authorization
      ? section('openOrders', () => openOrdersOf(principal.id, authorization, ctx))
      : [],
  ])
  if (unavailable.length === (principal ? 3 : 2))
    throw platformProblem('unavailable', { headers: { 'Retry-After': '2' } })
  return { status: 200, body: { categories, newestProducts, openOrders, unavailable } }
}

/** Prices in products v2 have two decimals. */
const toCard = ({ id, name, price: { amount, currency }, images }: Product): ProductCard => ({
  id,
  name,
  price: { amount: Number(amount.replace('.', '')), currency },
  imageUrl: images[0]?.url ?? null,
})

/** With the caller's own token. Staff can read the orders of all customers, so theirs are selected here. */
async function openOrdersOf(
  customerId: string,
  authorization: string,
  { orders }: Context,
): Promise<OpenOrder[]> {
  const pages = await Promise.all(
    (['pending', 'cancelling'] as const).map(async (status) => {
      const result = await orders.listOrders(
        { query: { status, limit: 100 } },
        { headers: { Authorization: authorization } },
      )
      return itemsOf(result)
        .filter((order) => order.customerId === customerId)
        .map(({ id, total, createdAt }) => ({ id, status, total, createdAt }))
    }),
  )
  return pages.flat().sort((a, b) => b.createdAt.localeCompare(a.createdAt))
}

interface Result<Item> {
  data?: { items: Item[] } | undefined
  response: { status: number }
}

/** @throws Problem 503 when the service responded with a problem */
function itemsOf<Item>({ data, response }: Result<Item>): Item[] {
  if (data) return data.items
  const cause = new Error(`The service responded with ${response.status}`)
  throw platformProblem('unavailable', { headers: { 'Retry-After': '2' }, cause })
}
