/* Fills the section of the start page that shows the catalogue (services/gateway/api-info.ts). */
import { read } from './start.js'

const [categories, page] = await Promise.all([
  read('/api/v2/categories'),
  read('/api/v2/products?inStock=true&limit=8'),
])
if (categories && page?.items.length > 0) show(categories.items, page.items)

function show(categories, products) {
  const find = (selector) => document.querySelector(selector)
  const count = categories.reduce((total, { productCount }) => total + productCount, 0)
  find('#catalogue-size').textContent =
    `${count} products in ${categories.length} categories. The newest that are in stock:`
  find('#products').replaceChildren(...products.map(card))
  find('#catalogue').hidden = false
}

function card({ name, price, images: [image], id }) {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = `/api/v2/products/${id}`
  const picture = document.createElement('img')
  Object.assign(picture, { alt: '', loading: 'lazy', width: 160, height: 160 })
  if (image) picture.src = image.url
  const cost = document.createElement('span')
  cost.textContent = new Intl.NumberFormat(undefined, { style: 'currency', currency: price.currency }).format(
    price.amount,
  )
  link.append(picture, name)
  item.append(link, cost)
  return item
}
