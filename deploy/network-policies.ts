import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy'
import type { BrokerKind } from '#platform/events/broker-url.ts'
import { selector } from './pods.ts'
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

/** Each pod may open its own connections, and nothing else. */
export const networkPolicies = (broker: BrokerKind): INetworkPolicy[] => [
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'deny-all' },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  },
  ...Object.entries(SERVICES).map(([name, spec]) => networkPolicy(name, spec, broker)),
  policy('pgbouncer', {
    ingress: [{ from: DATABASES.map(pods), ports: tcp(STORES.pgbouncer) }],
    egress: [dns, toStore('postgres')],
  }),
  policy('migrate', { ingress: [], egress: [dns, toStore('postgres')] }),
]

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
  metadata: { name },
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
        ? [
            {
              to: [
                {
                  ipBlock: {
                    cidr: '0.0.0.0/0',
                    except: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16'],
                  },
                },
              ],
              ports: tcp(...spec.external),
            },
          ]
        : []),
    ],
  })
}
