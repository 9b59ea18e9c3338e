/* What the gateway's documents and pages and the client package say about the system as a whole. */

/** The `info` of the document of all services. */
export const INFO = {
  title: 'Shop',
  version: '1.0.0',
  summary: 'The public API of the shop.',
  description:
    'All public operations of all services, as the gateway serves them. Execute `logIn`, or put an access token into ' +
    '_Authorize_, to call those that need an account.',
  license: { name: 'MIT', identifier: 'MIT' },
}

/** The order of the services in the documentation. Other services follow, and the gateway's own operations are last. */
export const ORDER: readonly string[] = ['users', 'products', 'orders', 'payments', 'notifications']

/** The client package: `create<name>Client`, and what the start page shows of it: the entry and a call. */
export const SDK = {
  package: '@charter/shop-sdk',
  entry: '/v2',
  name: 'Shop',
  call: `shop.listProducts({ query: { q: 'lamp' } })`,
}

/** A section of the start page, with the style sheets and scripts that it needs in `pages/assets/`. */
export const START_SECTION = {
  html: `<section id="catalogue" hidden>
<h2>Catalogue</h2>
<p id="catalogue-size"></p>
<ul class="products" id="products"></ul>
</section>`,
  styles: ['/assets/catalogue.css'],
  scripts: ['/assets/catalogue.js'],
}
