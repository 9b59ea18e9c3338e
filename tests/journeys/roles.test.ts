import { afterAll, beforeAll, expect, test } from 'vitest'
import { contracts } from '#generated/gateway/contracts.ts'
import { operationsOf } from '#platform/contract/contract.ts'
import { expectRefusal, openSystem, PAIRS, type ShopSystem, table, VERSIONS, visitor } from './shop.ts'

let system: ShopSystem
beforeAll(async () => {
  system = await openSystem()
})
afterAll(() => system.close())

test.each(PAIRS)(
  'a customer in %s becomes staff by an administrator in %s, and is a customer again',
  async (ofPerson, ofAdmin) => {
    const admin = visitor(system, system.accounts.admin.token, ofAdmin)
    const { id: userId, email, password, token } = await system.account()
    const person = visitor(system, token, ofPerson)
    const skuOf = (name: string) => `${name}-${ofPerson}-${ofAdmin}`.toUpperCase()
    const add = (name: string) => person.createProduct({ body: { ...table, sku: skuOf(name) } })
    const logInAgain = async () =>
      person.auth.bearer((await person.logIn({ body: { email, password } })).accessToken)

    await expectRefusal(add('TBL-1'), 403, 'forbidden')
    expect(await admin.setUserRole({ path: { userId }, body: { role: 'staff' } })).toMatchObject({
      role: 'staff',
    })
    // The token still has the role from when it was issued.
    await expectRefusal(add('TBL-1'), 403, 'forbidden')
    await logInAgain()
    expect(await add('TBL-1')).toMatchObject({ sku: skuOf('TBL-1') })
    // No role implies another.
    await expectRefusal(person.listUsers(), 403, 'forbidden')

    await admin.setUserRole({ path: { userId }, body: { role: 'customer' } })
    await logInAgain()
    await expectRefusal(add('TBL-2'), 403, 'forbidden')
  },
)

test.each(VERSIONS)(
  'a token of a session that has ended, or of a role that was revoked, changes nothing in %s',
  async (version) => {
    const admin = visitor(system, system.accounts.admin.token)
    const { id: userId, token } = await system.account('staff')
    const staff = visitor(system, token, version)
    const product = await staff.createProduct({ body: { ...table, sku: `TBL-7-${version}`.toUpperCase() } })
    const path = { productId: product.id }
    await admin.setUserRole({ path: { userId }, body: { role: 'customer' } })
    await expectRefusal(staff.createProduct({ body: { ...table, sku: 'TBL-8' } }), 403, 'forbidden')
    await expectRefusal(staff.adjustStock({ path, body: { delta: 1, reason: 'received' } }), 403, 'forbidden')

    const order = { items: [{ productId: product.id, quantity: 1 }], paymentMethod: 'pm_card_ok' }
    const place = (key: string) => staff.placeOrder({ headers: { 'Idempotency-Key': key }, body: order })
    const { id: orderId } = await place('first')
    await staff.deleteMe()
    await expectRefusal(place('second'), 401, 'unauthenticated')
    // A stored response is not for a deleted account.
    await expectRefusal(place('first'), 401, 'unauthenticated')
    await expectRefusal(staff.cancelOrder({ path: { orderId } }), 401, 'unauthenticated')
  },
)

test('there is always an administrator', async () => {
  const admin = visitor(system, system.accounts.admin.token)
  const path = { userId: system.accounts.admin.id }
  // A deployed system has others.
  for (const { id: userId } of await Array.fromAsync(admin.listUsers.items({ query: { role: 'admin' } })))
    if (userId !== path.userId) await admin.setUserRole({ path: { userId }, body: { role: 'customer' } })

  await expectRefusal(admin.deleteMe(), 409, 'users.last-admin')
  await expectRefusal(admin.setUserRole({ path, body: { role: 'staff' } }), 409, 'users.last-admin')

  // Two may resign one after the other, but not both concurrently.
  const second = await system.account('admin')
  const outcomes = await Promise.allSettled([admin.deleteMe(), visitor(system, second.token).deleteMe()])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409 } })
})

test('only an administrator can list accounts, page by page', async () => {
  const { token } = await system.account('admin')
  const admin = visitor(system, token)
  for (let i = 0; i < 5; i += 1) await system.account()
  const emails: string[] = []
  for await (const { email } of admin.listUsers.items({
    query: { role: 'customer', sort: 'email', limit: 2 },
  })) {
    emails.push(email.toLowerCase())
  }
  expect(emails.length).toBeGreaterThanOrEqual(6)
  expect(emails).toEqual([...new Set(emails)].sort())
  await expectRefusal(visitor(system, system.accounts.staff.token).listUsers(), 403, 'forbidden')
})

test('a service gets a token from users that products accepts, and no role with it', async () => {
  const response = await fetch(`${system.urls.users}/api/v1/service-tokens`, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from('orders:orders-development-secret').toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: token } = (await response.json()) as { access_token: string }
  await expectRefusal(
    visitor(system, token).createProduct({ body: { ...table, sku: 'TBL-9' } }),
    403,
    'forbidden',
  )
  await expectRefusal(
    visitor(system, `${token}x`).createProduct({ body: { ...table, sku: 'TBL-9' } }),
    401,
    'unauthenticated',
  )
})

test('the SDK has a method for each public operation, and for no other', () => {
  const shop = visitor(system) as unknown as Record<string, unknown>
  const operations = contracts.flatMap(operationsOf)
  for (const { id, internal } of operations)
    expect([id, typeof shop[id]]).toEqual([id, internal ? 'undefined' : 'function'])
})
