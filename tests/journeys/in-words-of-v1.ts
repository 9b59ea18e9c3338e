import type { Ops, ShopClient } from '#generated/sdk/dist/index.js'
import type { Ops as OpsV2, ShopClient as ShopClientV2 } from '#generated/sdk/dist/v2/index.js'

/*
 * A journey is written once, with the client of v1. Through v2 it has the client of v2, behind the same methods: what
 * differs is written here by hand, independently of the migrations of the services.
 */

type OperationId = keyof Ops & keyof OpsV2
type Args<O extends Record<OperationId, { args: object }>, Id extends OperationId> = O[Id]['args']
type Result<O extends Record<OperationId, { result: unknown }>, Id extends OperationId> = O[Id]['result']

type Product = Result<Ops, 'getProduct'>
type ProductV2 = Result<OpsV2, 'getProduct'>
type User = Result<Ops, 'getMe'>
type UserV2 = Result<OpsV2, 'getMe'>
type Order = Result<Ops, 'getOrder'>
type OrderV2 = Result<OpsV2, 'getOrder'>

const decimal = (minorUnits: number): string => (minorUnits / 100).toFixed(2)

const moneyV2 = ({ amount, currency }: Product['price']): ProductV2['price'] => ({
  amount: decimal(amount),
  currency,
})

const product = ({ price, availability, images, ...same }: ProductV2): Product => ({
  ...same,
  price: { amount: Math.round(Number(price.amount) * 100), currency: price.currency },
  stock: availability.quantity,
  imageUrl: images[0]?.url ?? null,
})

const user = ({ givenName, familyName, ...same }: UserV2): User => ({
  ...same,
  displayName: familyName === null ? givenName : `${givenName} ${familyName}`,
})

const namesV2 = (displayName: string) => {
  const [, givenName = displayName, familyName = null] = /^(.+) (\S+)$/.exec(displayName) ?? []
  return { givenName, familyName }
}

const status = (newer: OrderV2['status']): Order['status'] =>
  newer === 'processing' ? 'pending' : newer === 'on-hold' ? 'needs-attention' : newer

const order = <T extends { status: OrderV2['status'] }>(
  newer: T,
): Omit<T, 'status'> & Pick<Order, 'status'> => ({
  ...newer,
  status: status(newer.status),
})

const paymentV2 = (method: string): Args<OpsV2, 'placeOrder'>['body']['paymentMethod'] => ({
  type: /^pm_card_/.test(method) ? 'card' : 'other',
  token: method,
})

/** The client of v2 with the methods of that of v1. */
export function inWordsOfV1(shop: ShopClientV2): ShopClient {
  const listProductsV2 = (args: Args<Ops, 'listProducts'> = {}): Args<OpsV2, 'listProducts'> => {
    const { minPrice, maxPrice, ...query } = args.query ?? {}
    const prices = {
      ...(minPrice !== undefined && { minPrice: decimal(minPrice) }),
      ...(maxPrice !== undefined && { maxPrice: decimal(maxPrice) }),
    }
    return { ...args, query: { ...query, ...prices } }
  }
  const productPage = ({ items, ...same }: Result<OpsV2, 'listProducts'>): Result<Ops, 'listProducts'> => ({
    ...same,
    items: items.map(product),
  })
  const differing = {
    createProduct: said<'createProduct'>(
      shop.createProduct,
      ({ body }) => ({ body: { ...body, price: moneyV2(body.price) } }),
      product,
    ),
    getProduct: said<'getProduct'>(shop.getProduct, unchanged, product),
    updateProduct: said<'updateProduct'>(
      shop.updateProduct,
      ({ body: { price, ...body }, ...same }) => ({
        ...same,
        body: { ...body, ...(price && { price: moneyV2(price) }) },
      }),
      product,
    ),
    listProducts: Object.assign(said<'listProducts'>(shop.listProducts, listProductsV2, productPage), {
      items: (args?: Args<Ops, 'listProducts'>) =>
        each(shop.listProducts.items(listProductsV2(args)), product),
      pages: (args?: Args<Ops, 'listProducts'>) =>
        each(shop.listProducts.pages(listProductsV2(args)), productPage),
    }),
    registerUser: said<'registerUser'>(
      shop.registerUser,
      ({ body: { displayName, ...body } }) => ({ body: { ...body, ...namesV2(displayName) } }),
      user,
    ),
    getMe: said<'getMe'>(shop.getMe, unchanged, user),
    updateMe: said<'updateMe'>(
      shop.updateMe,
      ({ body: { displayName }, ...same }) => ({
        ...same,
        body: displayName === undefined ? {} : namesV2(displayName),
      }),
      user,
    ),
    setUserRole: said<'setUserRole'>(shop.setUserRole, unchanged, user),
    placeOrder: said<'placeOrder'>(
      shop.placeOrder,
      ({ body, ...same }) => ({
        ...same,
        body: { ...body, paymentMethod: paymentV2(body.paymentMethod) },
      }),
      order,
    ),
    getOrder: said<'getOrder'>(shop.getOrder, unchanged, order),
    cancelOrder: said<'cancelOrder'>(shop.cancelOrder, unchanged, order),
    listOrders: said<'listOrders'>(
      shop.listOrders,
      unchanged as (args: Args<Ops, 'listOrders'>) => Args<OpsV2, 'listOrders'>,
      ({ items, page }) => ({ items: items.map(order), nextCursor: page.next }),
    ),
    streamOrderEvents: (...args: Parameters<ShopClientV2['streamOrderEvents']>) =>
      each(shop.streamOrderEvents(...args), ({ data, ...same }) => ({ ...same, data: order(data) })),
  }
  // Its other operations are the same in both versions.
  return { ...shop, ...differing } as unknown as ShopClient
}

const unchanged = <T>(value: T): T => value

/** One operation: the arguments that v2 has, and the result in the form of v1. */
function said<Id extends OperationId>(
  call: unknown,
  toV2: (args: Args<Ops, Id>) => Args<OpsV2, Id>,
  toV1: (result: Result<OpsV2, Id>) => Result<Ops, Id>,
) {
  const method = call as (args: object, init?: object) => Promise<unknown>
  return async (args: Args<Ops, Id> = {}, init?: { envelope?: boolean }) => {
    const got = await method(toV2(args), init)
    if (!init?.envelope) return toV1(got as Result<OpsV2, Id>)
    const envelope = got as { data: Result<OpsV2, Id> }
    return { ...envelope, data: toV1(envelope.data) }
  }
}

async function* each<T, R>(items: AsyncIterable<T>, convert: (item: T) => R): AsyncGenerator<R> {
  for await (const item of items) yield convert(item)
}
