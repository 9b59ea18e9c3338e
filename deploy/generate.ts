/**
 * Writes what follows from the services: the manifests of Kubernetes, and the targets of Prometheus. `npm run generate`
 * runs it. `tests/deploy.test.ts` compares it with the configuration of each service.
 */
import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor'
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment'
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler'
import type { IJob } from 'kubernetes-models/batch/v1/Job'
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy'
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import type { IService } from 'kubernetes-models/v1/Service'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { serviceVariable as variable } from '../scripts/port-base.ts'
import { SERVICES, type ServiceSpec } from './services.ts'

const users = { jwks: '/api/v1/.well-known/jwks.json', tokens: '/api/v1/service-tokens' }

/** Of the gateway; every other service has its metrics on its own port. */
const METRICS_PORT = 9464
/** PostgreSQL, RabbitMQ and Redis, wherever they run: pods of the cluster with the label, or `data-hosts` of an overlay. */
const STORES: Readonly<Record<string, number>> = { postgres: 5432, rabbitmq: 5672, redis: 6379 }

const DRAIN_MS = 10_000
const SHUTDOWN_DEADLINE_MS = 10_000
/** After those two, `platform/run.ts` gives work in the background 5 s; the rest is for the kubelet. */
const GRACE_SECONDS = (DRAIN_MS + SHUTDOWN_DEADLINE_MS + 5_000) / 1000 + 5

const IMAGE = 'charter'
const labels = (service: string) => ({
  'app.kubernetes.io/name': service,
  'app.kubernetes.io/part-of': 'charter',
})
const selector = (service: string) => ({ matchLabels: { 'app.kubernetes.io/name': service } })
const hardened = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
}
const podSecurity = {
  runAsNonRoot: true,
  runAsUser: 1000,
  runAsGroup: 1000,
  seccompProfile: { type: 'RuntimeDefault' as const },
}
const fromSecret = (service: string, name: string) => ({
  name,
  valueFrom: { secretKeyRef: { name: service, key: name } },
})

function environment(service: string, { calls, secrets, env = {} }: ServiceSpec) {
  const addresses = Object.fromEntries(
    // Headless services: the instances are found, and balanced, by the caller.
    calls
      .filter((name) => service === 'gateway' || name !== 'users' || service === 'notifications')
      .map((name) => [variable(name, 'URL'), `dns+http://${name}:${SERVICES[name]!.port}`]),
  )
  const values = {
    SERVICE: service,
    [variable(service, 'HOST')]: '0.0.0.0',
    ...(service !== 'users' && { JWKS_URL: `http://users:3001${users.jwks}` }),
    ...(secrets.includes(variable(service, 'CLIENT_SECRET')) && {
      SERVICE_TOKENS_URL: `http://users:3001${users.tokens}`,
    }),
    ...addresses,
    ...env,
  }
  return [
    ...Object.entries(values).map(([name, value]) => ({ name, value })),
    ...secrets.map((name) => fromSecret(service, name)),
  ]
}

function deployment(service: string, spec: ServiceSpec): IDeployment {
  const probe = (path: string) => ({ httpGet: { path, port: 'http' }, timeoutSeconds: 3 })
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: service, labels: labels(service) },
    spec: {
      selector: selector(service),
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
      template: {
        metadata: { labels: labels(service) },
        spec: {
          automountServiceAccountToken: false,
          // Its variables (ORDERS_PORT=tcp://…) would collide with those of the services.
          enableServiceLinks: false,
          terminationGracePeriodSeconds: GRACE_SECONDS,
          securityContext: podSecurity,
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'kubernetes.io/hostname',
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: selector(service),
            },
          ],
          containers: [
            {
              name: service,
              image: IMAGE,
              envFrom: [{ configMapRef: { name: 'charter' } }],
              env: environment(service, spec),
              ports: [
                { name: 'http', containerPort: spec.port },
                ...(service === 'gateway' ? [{ name: 'metrics', containerPort: METRICS_PORT }] : []),
              ],
              startupProbe: { ...probe('/health/live'), periodSeconds: 2, failureThreshold: 30 },
              livenessProbe: { ...probe('/health/live'), periodSeconds: 10, failureThreshold: 6 },
              // Two intervals are DRAIN_MS.
              readinessProbe: {
                ...probe('/health/ready'),
                periodSeconds: DRAIN_MS / 2000,
                failureThreshold: 1,
              },
              resources: { requests: { cpu: '100m', memory: '192Mi' }, limits: { memory: spec.memory } },
              securityContext: hardened,
              volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
            },
          ],
          volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }],
        },
      },
    },
  }
}

const service = (name: string, { port }: ServiceSpec): IService => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, labels: labels(name) },
  spec: {
    // Headless: callers balance over the pods themselves. The gateway is balanced by the ingress.
    ...(name !== 'gateway' && { clusterIP: 'None' }),
    selector: { 'app.kubernetes.io/name': name },
    ports: [
      { name: 'http', port, targetPort: 'http' },
      ...(name === 'gateway' ? [{ name: 'metrics', port: METRICS_PORT, targetPort: 'metrics' }] : []),
    ],
  },
})

/** For the Prometheus operator; the network policies allow it to connect from its namespace. */
const serviceMonitor = (name: string): IServiceMonitor => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  metadata: { name, labels: labels(name) },
  spec: {
    selector: selector(name),
    endpoints: [{ port: name === 'gateway' ? 'metrics' : 'http', path: '/metrics', interval: '15s' }],
  },
})

const autoscaler = (name: string): IHorizontalPodAutoscaler => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    minReplicas: 2,
    maxReplicas: 6,
    metrics: [
      {
        type: 'Resource',
        resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
      },
    ],
  },
})

const disruptionBudget = (name: string): IPodDisruptionBudget => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name },
  spec: { maxUnavailable: 1, selector: selector(name) },
})

/** The stores of a service, by the variables that name them. */
const storesOf = ({ secrets }: ServiceSpec) => [
  ...(secrets.some((name) => name.endsWith('_DATABASE_URL')) ? ['postgres'] : []),
  ...(secrets.includes('EVENTS_URL') ? ['rabbitmq'] : []),
  ...(secrets.includes('REDIS_URL') ? ['redis'] : []),
]

const tcp = (...ports: number[]) => ports.map((port) => ({ protocol: 'TCP' as const, port }))
const pods = (name: string) => ({ podSelector: selector(name) })
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

function networkPolicy(name: string, spec: ServiceSpec): INetworkPolicy {
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
      ...storesOf(spec).map((store) => ({ to: [pods(store)], ports: tcp(STORES[store]!) })),
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

const migration = (name: string): IJob => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: `migrate-${name}`, labels: labels('migrate') },
  spec: {
    backoffLimit: 4,
    ttlSecondsAfterFinished: 3600,
    template: {
      metadata: { labels: labels('migrate') },
      spec: {
        restartPolicy: 'OnFailure',
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext: podSecurity,
        containers: [
          {
            name: 'migrate',
            image: IMAGE,
            args: ['scripts/database/migrate.ts', name],
            env: [
              { name: 'NODE_ENV', value: 'production' },
              fromSecret(name, variable(name, 'DATABASE_URL')),
            ],
            resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '384Mi' } },
            securityContext: hardened,
          },
        ],
      },
    },
  },
})

/** The metrics of a service in docker-compose.yml, which has two gateways. */
const scrapedIn = ([name, { port }]: [string, ServiceSpec]): string[] =>
  name === 'gateway' ? [`gateway-1:${METRICS_PORT}`, `gateway-2:${METRICS_PORT}`] : [`${name}:${port}`]

const all = Object.entries(SERVICES)
const databases = all.filter(([, spec]) => storesOf(spec).includes('postgres')).map(([name]) => name)
const documents = {
  'prometheus/prometheus.yml': [
    {
      global: { scrape_interval: '15s' },
      scrape_configs: [{ job_name: 'charter', static_configs: [{ targets: all.flatMap(scrapedIn) }] }],
    },
  ],
  'k8s/base/services.yaml': all.flatMap(([name, spec]) => [
    deployment(name, spec),
    service(name, spec),
    autoscaler(name),
    disruptionBudget(name),
  ]),
  'k8s/base/network-policies.yaml': [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'deny-all' },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    },
    ...all.map(([name, spec]) => networkPolicy(name, spec)),
    policy('migrate', {
      ingress: [],
      egress: [dns, { to: [pods('postgres')], ports: tcp(STORES.postgres!) }],
    }),
  ],
  'k8s/migrations/jobs.yaml': databases.map(migration),
  'k8s/monitoring/service-monitors.yaml': all.map(([name]) => serviceMonitor(name)),
  'k8s/base/config.yaml': [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'charter' },
      data: {
        NODE_ENV: 'production',
        LOG_LEVEL: 'info',
        DRAIN_MS: String(DRAIN_MS),
        SHUTDOWN_DEADLINE_MS: String(SHUTDOWN_DEADLINE_MS),
        TOKEN_ISSUER: 'https://shop.example',
        TOKEN_AUDIENCE: 'https://shop.example',
      },
    },
  ],
}

/** The text of each generated file, by its path in `deploy`. */
export const files: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(documents).map(([name, parts]) => [
    name,
    `# Written by deploy/generate.ts.\n${parts.map((part) => stringify(part, { aliasDuplicateObjects: false, singleQuote: true })).join('---\n')}`,
  ]),
)

if (import.meta.main)
  for (const [path, text] of Object.entries(files)) {
    writeFileSync(join(import.meta.dirname, path), text)
    process.stdout.write(`deploy/${path}\n`)
  }
