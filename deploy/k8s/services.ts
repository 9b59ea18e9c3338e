export interface ServiceSpec {
  port: number
  /** The services that it calls. */
  calls: readonly string[]
  /** The keys of the secret `<service>`: variables of the service. */
  secrets: readonly string[]
  env?: Readonly<Record<string, string>>
  /** Connects to hosts outside the cluster on these ports. */
  external?: readonly number[]
  memory: string
}

/** The services, and what they connect to. */
export const SERVICES: Readonly<Record<string, ServiceSpec>> = {
  gateway: {
    port: 8080,
    calls: ['notifications', 'orders', 'payments', 'products', 'shop-window', 'users'],
    secrets: ['EVENTS_URL', 'REDIS_URL'],
    // Pods of the ingress controller have private addresses.
    env: { GATEWAY_TRUSTED_PROXIES: 'uniquelocal' },
    memory: '512Mi',
  },
  notifications: {
    port: 3005,
    calls: ['users'],
    secrets: [
      'NOTIFICATIONS_DATABASE_URL',
      'EVENTS_URL',
      'NOTIFICATIONS_CLIENT_SECRET',
      'NOTIFICATIONS_MAIL_FROM',
      'SMTP_URL',
    ],
    // Webhooks and e-mail.
    external: [443, 465, 587],
    memory: '384Mi',
  },
  orders: {
    port: 3003,
    calls: ['payments', 'products', 'users'],
    secrets: ['ORDERS_DATABASE_URL', 'EVENTS_URL', 'ORDERS_CLIENT_SECRET'],
    memory: '384Mi',
  },
  payments: {
    port: 3004,
    calls: ['users'],
    secrets: ['PAYMENTS_DATABASE_URL', 'EVENTS_URL'],
    env: { PAYMENTS_PROVIDER: 'sandbox' },
    memory: '384Mi',
  },
  products: {
    port: 3002,
    calls: ['users'],
    secrets: ['PRODUCTS_DATABASE_URL', 'EVENTS_URL'],
    memory: '384Mi',
  },
  'shop-window': { port: 3006, calls: ['orders', 'products', 'users'], secrets: [], memory: '384Mi' },
  users: { port: 3001, calls: [], secrets: ['USERS_DATABASE_URL', 'SERVICE_CLIENTS'], memory: '512Mi' },
}
