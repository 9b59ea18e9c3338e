/** What holds for the objects of one deployment: the sources of `deploy/k8s`, and what kustomize builds of each overlay. */
import { PeerAuthentication } from '@kubernetes-models/istio/security.istio.io/v1beta1/PeerAuthentication'
import { ServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor'
import { Deployment } from 'kubernetes-models/apps/v1/Deployment'
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler'
import { Job } from 'kubernetes-models/batch/v1/Job'
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress'
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap'
import { Service } from 'kubernetes-models/v1/Service'
import { expect, test } from 'vitest'
import { STORES } from '../../deploy/network-policies.ts'
import { type Env, type Tree, SERVICES, isVariable, readConfig, sorted, targetsOf } from './configuration.ts'

const models: Record<string, new (data: Tree) => { validate(): void }> = {
  Deployment,
  HorizontalPodAutoscaler,
  Job,
  Ingress,
  NetworkPolicy,
  PodDisruptionBudget,
  ConfigMap,
  Service,
  ServiceMonitor,
  PeerAuthentication,
}

export const ofKind = (objects: readonly Tree[], kind: string) =>
  objects.filter((object) => object.kind === kind)
export const named = (objects: readonly Tree[], kind: string, name: string) =>
  ofKind(objects, kind).find(({ metadata }) => metadata.name === name)
const podOf = ({ spec }: Tree) => spec.template.spec

/** Of our services, by name. */
export const deploymentsOf = (objects: readonly Tree[]) =>
  ofKind(objects, 'Deployment')
    .map((deployment) => [deployment.metadata.name as string, deployment] as const)
    .filter(([name]) => SERVICES.includes(name))

const secrets: Env = {
  EVENTS_URL: 'amqp://user:password@rabbitmq:5672',
  REDIS_URL: 'redis://redis:6379',
  SMTP_URL: 'smtp://mail.example:587',
  SERVICE_CLIENTS: 'orders:0123456789abcdef,notifications:0123456789abcdef',
  NOTIFICATIONS_MAIL_FROM: 'Shop <shop@shop.example>',
}
/** A value of the kind that a secret holds. */
const secretValue = (name: string) =>
  name.endsWith('DATABASE_URL')
    ? 'postgresql://user:password@pgbouncer:6432/database'
    : name.endsWith('DATABASE_DIRECT_URL')
      ? 'postgresql://user:password@postgres:5432/database'
      : (secrets[name] ?? '0123456789abcdef')

/** The environment of a service's process. */
export function envOf(objects: readonly Tree[], deployment: Tree): Env {
  const [container] = podOf(deployment).containers
  return {
    ...Object.assign(
      {},
      ...container.envFrom.map(
        ({ configMapRef }: Tree) => named(objects, 'ConfigMap', configMapRef.name).data,
      ),
    ),
    ...Object.fromEntries(container.env.map(({ name, value }: Tree) => [name, value ?? secretValue(name)])),
  }
}

export function expectValid(objects: readonly Tree[]): void {
  expect(objects).not.toEqual([])
  for (const { apiVersion, kind, ...data } of objects) {
    const Model = models[kind]!
    expect((Model as unknown as { apiVersion: string }).apiVersion, kind).toBe(apiVersion)
    new Model(data).validate()
  }
}

/** The configuration of PgBouncer in its pods. */
export function pgbouncerIni(objects: readonly Tree[]): string {
  const volumes: Tree[] = podOf(named(objects, 'Deployment', 'pgbouncer')).volumes
  const { configMap } = volumes.find(({ name }) => name === 'configuration')
  return named(objects, 'ConfigMap', configMap.name).data['pgbouncer.ini']
}

const NAME = 'app.kubernetes.io/name'
const pods = [
  ...SERVICES,
  'pgbouncer',
  'migrate',
  ...Object.keys(STORES).filter((name) => name !== 'pgbouncer'),
]
const ours = [...SERVICES, 'pgbouncer', 'migrate']

/** The pods that a selector selects. */
const selected = ({ matchLabels = {}, matchExpressions = [] }: Tree): string[] =>
  pods.filter((name) => {
    const labels: Env = {
      [NAME]: name,
      ...(ours.includes(name) && { 'app.kubernetes.io/part-of': 'charter' }),
    }
    return (
      Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
      matchExpressions.every(
        ({ key, operator, values }: Tree) => operator === 'In' && values.includes(labels[key]),
      )
    )
  })

/** `orders`, or `*.monitoring` for the pods of a namespace, `internet` for those outside the cluster. */
function peersOf({ podSelector, namespaceSelector, ipBlock }: Tree): string[] {
  if (ipBlock) return ['internet']
  if (podSelector) return selected(podSelector)
  return Object.values(namespaceSelector.matchLabels).map((name) => `*.${name as string}`)
}

/** `from -> to:port` of each connection that policies allow at one end. */
function edges(policies: readonly Tree[], direction: 'egress' | 'ingress'): string[] {
  const peers = direction === 'egress' ? 'to' : 'from'
  return sorted(
    policies.flatMap(({ spec }) =>
      selected(spec.podSelector).flatMap((name) =>
        (spec[direction] ?? []).flatMap((rule: Tree) =>
          rule[peers].flatMap(peersOf).flatMap((peer: string) => {
            const [from, to] = direction === 'egress' ? [name, peer] : [peer, name]
            return rule.ports.map(({ port }: Tree) => `${from} -> ${to}:${port}`)
          }),
        ),
      ),
    ),
  )
}

/**
 * Compares what policies allow with what the configuration of the services names.
 *
 * @param eventsUrl the broker
 * @param more connections that no configuration names
 */
export async function expectEdges(
  objects: readonly Tree[],
  policies: readonly Tree[],
  { eventsUrl = secrets.EVENTS_URL!, more = [] as readonly string[] } = {},
): Promise<void> {
  const deployments = deploymentsOf(objects)
  const [, postgres, port] = /^\* = host=(\S+) port=(\d+) /m.exec(pgbouncerIni(objects))!
  const configured = [
    ...more,
    `pgbouncer -> ${postgres}:${port}`,
    'migrate -> postgres:5432',
    ...deployments.flatMap(([name, deployment]) => {
      const env = envOf(objects, deployment)
      return targetsOf(env.EVENTS_URL === undefined ? env : { ...env, EVENTS_URL: eventsUrl })
        .filter((target) => !target.startsWith('mail.example:'))
        .map((target) => `${name} -> ${target.replace(/^[^.:]+\./, '*.')}`)
    }),
  ]
  expect(edges(policies, 'egress')).toEqual(
    sorted([
      ...configured,
      ...ours.map((name) => `${name} -> *.kube-system:53`),
      // Webhooks and e-mails.
      ...[443, 465, 587].map((external) => `notifications -> internet:${external}`),
    ]),
  )
  const scraped = await Promise.all(
    deployments.map(async ([name, deployment]) => {
      const { platform } = await readConfig(name, envOf(objects, deployment))
      return `*.monitoring -> ${name}:${platform.metricsPort ?? platform.port}`
    }),
  )
  expect(edges(policies, 'ingress')).toEqual(
    sorted([...configured.filter((edge) => !edge.includes('*.')), ...scraped, '*.ingress -> gateway:8080']),
  )
}

/** Pod Security Standard `restricted`, and what is usual beyond it. */
export function expectRestricted(pod: Tree): void {
  expect(pod).toMatchObject({
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  })
  for (const { securityContext, resources } of pod.containers) {
    expect(securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    })
    expect(resources).toMatchObject({
      requests: { cpu: expect.any(String), memory: expect.any(String) },
      limits: { memory: expect.any(String) },
    })
  }
}

/** The tests of all services and their surroundings. */
export function testSystem(objects: readonly Tree[], more: readonly string[] = []): void {
  test('every object is valid by the schema of Kubernetes', () => expectValid(objects))

  test('there is one Deployment, Service, autoscaler and budget for each service', () => {
    const names = (kind: string) => sorted(ofKind(objects, kind).map(({ metadata }) => metadata.name))
    for (const kind of ['Deployment', 'Service', 'PodDisruptionBudget'])
      expect(names(kind), kind).toEqual(sorted([...SERVICES, 'pgbouncer']))
    expect(names('HorizontalPodAutoscaler')).toEqual(sorted(SERVICES))
  })

  test('only the autoscaler decides how many instances of a service there are', () => {
    for (const { spec } of ofKind(objects, 'HorizontalPodAutoscaler'))
      expect(named(objects, 'Deployment', spec.scaleTargetRef.name).spec).not.toHaveProperty('replicas')
  })

  test.each(deploymentsOf(objects))(
    '%s: configuration, ports, probes and termination agree',
    async (name, deployment) => {
      const env = envOf(objects, deployment)
      expect(Object.keys(env).filter((variable) => variable !== 'SERVICE' && !isVariable(variable))).toEqual(
        [],
      )
      const { platform } = await readConfig(name, env)
      expect(platform.host).toBe('0.0.0.0')
      const pod = podOf(deployment)
      const [container] = pod.containers
      expect(container.ports.map(({ containerPort }: Tree) => containerPort)).toEqual(
        platform.metricsPort === undefined ? [platform.port] : [platform.port, platform.metricsPort],
      )
      expect(container.livenessProbe.httpGet).toEqual({ path: '/health/live', port: 'http' })
      expect(container.readinessProbe.httpGet).toEqual({ path: '/health/ready', port: 'http' })
      // The pod is taken out of its service before its port closes.
      expect(container.readinessProbe.periodSeconds * 2000).toBeLessThanOrEqual(platform.drainMs)
      expect(pod.terminationGracePeriodSeconds * 1000).toBeGreaterThan(
        platform.drainMs + platform.shutdownDeadlineMs + 5_000,
      )
      expect(named(objects, 'Service', name).spec.ports[0].port).toBe(platform.port)
      const secrets = container.env.filter(({ valueFrom }: Tree) => valueFrom)
      for (const { name: variable, valueFrom } of secrets)
        expect(valueFrom.secretKeyRef).toEqual({ name, key: variable })
    },
  )

  test('every pod has the rights that it needs, and is on another node than the others of its kind', () => {
    for (const deployment of ofKind(objects, 'Deployment')) {
      expectRestricted(podOf(deployment))
      const [{ topologyKey, labelSelector }] = podOf(deployment).topologySpreadConstraints
      expect([topologyKey, labelSelector]).toEqual(['kubernetes.io/hostname', deployment.spec.selector])
    }
  })

  test('network policies allow the addresses in the configuration, and nothing else', () =>
    expectEdges(objects, ofKind(objects, 'NetworkPolicy'), { more }))

  test('denies what no policy allows', () => {
    expect(named(objects, 'NetworkPolicy', 'deny-all').spec).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    })
  })
}
