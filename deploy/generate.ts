/**
 * Writes what follows from the services: the manifests of Kubernetes, and the targets of Prometheus. `npm run generate`
 * runs it. `tests/deploy` compares it with the configuration of each service.
 */
import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor'
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment'
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler'
import type { IJob } from 'kubernetes-models/batch/v1/Job'
import type { IService } from 'kubernetes-models/v1/Service'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { serviceVariable as variable } from '../scripts/port-base.ts'
import { METRICS_PORT, networkPolicies, tracingPolicy } from './network-policies.ts'
import { pgbouncer } from './pgbouncer/manifests.ts'
import { disruptionBudget, hardened, labels, podSecurity, selector, spread } from './pods.ts'
import { BROKER, COLLECTOR, DATABASES, SERVICES, type ServiceSpec } from './services.ts'

const users = { jwks: '/api/v1/.well-known/jwks.json', tokens: '/api/v1/service-tokens' }

const DRAIN_MS = 10_000
const SHUTDOWN_DEADLINE_MS = 10_000
/** After those two, `platform/run.ts` gives work in the background 5 s; the rest is for the kubelet. */
const GRACE_SECONDS = (DRAIN_MS + SHUTDOWN_DEADLINE_MS + 5_000) / 1000 + 5

const IMAGE = 'charter'
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
          topologySpreadConstraints: spread(service),
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
              startupProbe: { ...probe('/health/live'), periodSeconds: 2, failureThreshold: 60 },
              livenessProbe: { ...probe('/health/live'), periodSeconds: 10, failureThreshold: 6 },
              // Two intervals are DRAIN_MS.
              readinessProbe: {
                ...probe('/health/ready'),
                periodSeconds: DRAIN_MS / 2000,
                failureThreshold: 1,
              },
              resources: { requests: { cpu: '250m', memory: '192Mi' }, limits: { memory: spec.memory } },
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
  metadata: { name, labels: labels(name) },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    minReplicas: 2,
    maxReplicas: 6,
    // A process uses one core at most.
    metrics: [
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '600m' } } },
    ],
  },
})

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
              fromSecret(name, variable(name, 'DATABASE_DIRECT_URL')),
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
  'k8s/base/network-policies.yaml': networkPolicies(BROKER),
  'k8s/base/pgbouncer.yaml': pgbouncer,
  'k8s/migrations/jobs.yaml': DATABASES.map(migration),
  'k8s/monitoring/service-monitors.yaml': all.map(([name]) => serviceMonitor(name)),
  'k8s/tracing/kustomization.yaml': [
    {
      apiVersion: 'kustomize.config.k8s.io/v1alpha1',
      kind: 'Component',
      resources: ['network-policy.yaml'],
      configMapGenerator: [
        { name: 'charter', behavior: 'merge', literals: [`OTEL_EXPORTER_OTLP_ENDPOINT=${COLLECTOR}`] },
      ],
    },
  ],
  'k8s/tracing/network-policy.yaml': [tracingPolicy(COLLECTOR)],
}

/** Kustomize makes ConfigMaps of these, with a name for each content: a change of it replaces the pods. */
const configuration = {
  'k8s/base/charter.env': Object.entries({
    NODE_ENV: 'production',
    LOG_LEVEL: 'info',
    DRAIN_MS: String(DRAIN_MS),
    SHUTDOWN_DEADLINE_MS: String(SHUTDOWN_DEADLINE_MS),
    TOKEN_ISSUER: 'https://shop.example',
    TOKEN_AUDIENCE: 'https://shop.example',
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join(''),
  'k8s/base/pgbouncer.ini': readFileSync(join(import.meta.dirname, 'pgbouncer/pgbouncer.ini'), 'utf8'),
}

/** The text of each generated file, by its path in `deploy`. */
export const files: Readonly<Record<string, string>> = {
  ...configuration,
  ...Object.fromEntries(
    Object.entries(documents).map(([name, parts]) => [
      name,
      `# Written by deploy/generate.ts.\n${parts.map((part) => stringify(part, { aliasDuplicateObjects: false, singleQuote: true })).join('---\n')}`,
    ]),
  ),
}

if (import.meta.main)
  for (const [path, text] of Object.entries(files)) {
    writeFileSync(join(import.meta.dirname, path), text)
    process.stdout.write(`deploy/${path}\n`)
  }
