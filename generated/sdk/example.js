// Written by `npm run generate` from openapi/. Do not edit.
// node example.js [address of the gateway] [e-mail] [password]
import { createShopClient, problemOf } from '@charter/shop-sdk/v2'

const [serverUrl = 'http://localhost:8080', email, password] = process.argv.slice(2)
const shop = createShopClient({ serverUrl })

const { items: categories } = await shop.listCategories()
console.log('categories:', categories.map(({ name }) => name).join(', '))

// An iterator fetches the next page when it is needed.
let count = 0
for await (const { name, price } of shop.listProducts.items({ query: { inStock: true, limit: 50 } })) {
  console.log(`${name}: ${price.amount} ${price.currency}`)
  if (++count === 5) break
}

try {
  await shop.getMe()
} catch (error) {
  console.log('without a token:', problemOf(error)?.code)
}

if (email && password) {
  const { accessToken } = await shop.logIn({ body: { email, password } })
  shop.auth.bearer(accessToken)
  const { givenName, familyName } = await shop.getMe()
  console.log('with one:', givenName, familyName)
}
