import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy'
import type { BrokerKind } from '#platform/events/broker-url.ts'
import { labels, partOf, selector } from './pods.ts'
import { DATABASES, SERVICES, type ServiceSpec } from './services.ts'

/** Of the gateway; every other service has its metrics on its own port. */
export const METRICS_PORT = 9464
/** The stores and brokers, and PgBouncer: pods of the cluster with the label. */
export const STORES = {
  postgres: 5432,
  pgbouncer: 6432,
  rabbitmq: 5672,
  redis: 6379,
  nats: 4222,
  kafka: 9092,
} as const
type Store = keyof typeof STORES

/** Private, link-local and shared addresses (RFC 1918, 3927, 6598): pods, nodes, and the metadata of a cloud. */
const INTERNAL = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', '100.64.0.0/10']

/** Each pod may open its own connections, and nothing else. */
export const networkPolicies = (broker: BrokerKind): INetworkPolicy[] => [
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'deny-all', labels: partOf },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  },
  ...Object.entries(SERVICES).map(([name, spec]) => networkPolicy(name, spec, broker)),
  policy('pgbouncer', {
    ingress: [{ from: DATABASES.map(pods), ports: tcp(STORES.pgbouncer) }],
    egress: [dns, toStore('postgres')],
  }),
  policy('migrate', { ingress: [], egress: [dns, toStore('postgres')] }),
  ...storePolicies(broker),
]

/**
 * The spans of the services.
 *
 * @param collector `http://<name>.<namespace>:<port>`
 * @throws Error for another address
 */
export function tracingPolicy(collector: string): INetworkPolicy {
  const [, namespace, port] = /^http:\/\/[^.:]+\.([^.:]+):(\d+)$/.exec(collector) ?? []
  if (namespace === undefined)
    throw new Error(`COLLECTOR is ${collector} and must be http://<name>.<namespace>:<port>`)
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'tracing', labels: partOf },
    spec: {
      podSelector: {
        matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: Object.keys(SERVICES) }],
      },
      policyTypes: ['Egress'],
      egress: [
        {
          to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } }],
          ports: tcp(Number(port)),
        },
      ],
    },
  }
}

/** The other end of the connections to stores. What these open themselves, an overlay has to allow. */
function storePolicies(broker: BrokerKind): INetworkPolicy[] {
  const clients = new Map<Store, string[]>([['postgres', ['pgbouncer', 'migrate']]])
  for (const [name, spec] of Object.entries(SERVICES))
    for (const store of storesOf(name, spec, broker))
      if (store !== 'pgbouncer') clients.set(store, [...(clients.get(store) ?? []), name])
  return [...clients].map(([store, names]) =>
    policy(store, {
      policyTypes: ['Ingress'],
      ingress: [{ from: names.map(pods), ports: tcp(STORES[store]) }],
    }),
  )
}

/** The stores of a service, by the variables that name them. */
const storesOf = (service: string, spec: ServiceSpec, broker: BrokerKind) =>
  new Set<Store>([
    ...(DATABASES.includes(service) ? (['pgbouncer', 'postgres'] as const) : []),
    ...(spec.secrets.includes('EVENTS_URL') ? [broker] : []),
    ...(spec.secrets.includes('REDIS_URL') ? (['redis'] as const) : []),
  ])

const tcp = (...ports: number[]) => ports.map((port) => ({ protocol: 'TCP' as const, port }))
const pods = (name: string) => ({ podSelector: selector(name) })
const toStore = (store: Store) => ({ to: [pods(store)], ports: tcp(STORES[store]) })
const dns = {
  to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
  ports: [
    { protocol: 'UDP' as const, port: 53 },
    { protocol: 'TCP' as const, port: 53 },
  ],
}
const namespaceOf = (purpose: string) => ({
  namespaceSelector: { matchLabels: { 'charter.dev/purpose': purpose } },
})

const policy = (name: string, spec: Partial<INetworkPolicy['spec']>): INetworkPolicy => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, labels: labels(name) },
  spec: { podSelector: selector(name), policyTypes: ['Ingress', 'Egress'], ...spec },
})

function networkPolicy(name: string, spec: ServiceSpec, broker: BrokerKind): INetworkPolicy {
  const callers = Object.keys(SERVICES).filter((other) => SERVICES[other]!.calls.includes(name))
  const from = [...callers.map(pods), ...(name === 'gateway' ? [namespaceOf('ingress')] : [])]
  return policy(name, {
    ingress: [
      { from, ports: tcp(spec.port) },
      { from: [namespaceOf('monitoring')], ports: tcp(name === 'gateway' ? METRICS_PORT : spec.port) },
    ],
    egress: [
      dns,
      ...spec.calls.map((other) => ({ to: [pods(other)], ports: tcp(SERVICES[other]!.port) })),
      ...[...storesOf(name, spec, broker)].map(toStore),
      ...(spec.external
        ? [{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: INTERNAL } }], ports: tcp(...spec.external) }]
        : []),
    ],
  })
}
