/** What can be checked of `deploy/k8s` without a cluster: the schemas of Kubernetes, and the services' own configuration. */
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
import { existsSync, globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { servicesWithDatabases } from '../../scripts/database/schema-engine.ts'
import { compose } from '../../deploy/compose.ts'
import { files } from '../../deploy/generate.ts'
import { networkPolicies } from '../../deploy/network-policies.ts'
import { BROKER } from '../../deploy/services.ts'
import {
  type Env,
  type Tree,
  SERVICES,
  readConfig,
  read,
  isVariable,
  targetsOf,
  sorted,
} from './configuration.ts'

test('deploy/ is what deploy/generate.ts writes', () => {
  for (const [path, text] of Object.entries(files)) expect(read(join('deploy', path)), path).toBe(text)
})

describe('deploy/k8s', () => {
  const objects = ['base', 'migrations', 'monitoring', 'overlays/prod', 'overlays/mesh']
    .flatMap((folder) => globSync(`deploy/k8s/${folder}/*.yaml`))
    .filter((file) => !file.endsWith('kustomization.yaml'))
    .flatMap((file) => parseAllDocuments(read(file)).map((document) => document.toJS()))
  const ofKind = (kind: string) => objects.filter((object) => object.kind === kind)
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
  const named = (kind: string, name: string) => ofKind(kind).find(({ metadata }) => metadata.name === name)
  const shared: Env = named('ConfigMap', 'charter').data
  // Values of the kind that a secret holds.
  const secretValue = (name: string) =>
    name.endsWith('DATABASE_URL')
      ? 'postgresql://user:password@pgbouncer:6432/database'
      : name.endsWith('DATABASE_DIRECT_URL')
        ? 'postgresql://user:password@postgres:5432/database'
        : ((
            {
              EVENTS_URL: 'amqp://user:password@rabbitmq:5672',
              REDIS_URL: 'redis://redis:6379',
              SMTP_URL: 'smtp://mail.example:587',
              SERVICE_CLIENTS: 'orders:0123456789abcdef,notifications:0123456789abcdef',
              NOTIFICATIONS_MAIL_FROM: 'Shop <shop@shop.example>',
            } as Env
          )[name] ?? '0123456789abcdef')
  const envOf = (deployment: Tree): Env => ({
    ...shared,
    ...Object.fromEntries(
      deployment.spec.template.spec.containers[0].env.map(({ name, value }: Tree) => [
        name,
        value ?? secretValue(name),
      ]),
    ),
  })
  const deployments = ofKind('Deployment')
    .map((deployment) => [deployment.metadata.name as string, deployment] as const)
    .filter(([name]) => SERVICES.includes(name))

  test('every object is valid by the schema of Kubernetes', () => {
    for (const { apiVersion, kind, ...data } of objects) {
      const Model = models[kind]!
      expect((Model as unknown as { apiVersion: string }).apiVersion, kind).toBe(apiVersion)
      new Model(data).validate()
    }
  })

  test('kustomizations name files that exist', () => {
    for (const file of globSync('deploy/k8s/**/kustomization.yaml'))
      for (const resource of parse(read(file)).resources)
        expect(existsSync(join(dirname(file), resource))).toBe(true)
  })

  test('there is one Deployment, Service, autoscaler and budget for each service', () => {
    const names = (kind: string) => sorted(ofKind(kind).map(({ metadata }) => metadata.name))
    for (const kind of ['Deployment', 'Service', 'PodDisruptionBudget'])
      expect(names(kind), kind).toEqual(sorted([...SERVICES, 'pgbouncer']))
    expect(names('HorizontalPodAutoscaler')).toEqual(sorted(SERVICES))
    expect(ofKind('Job').map(({ metadata }) => metadata.name)).toEqual(
      servicesWithDatabases().map((service) => `migrate-${service}`),
    )
  })

  test.each(deployments)(
    '%s: configuration, ports, probes and termination agree',
    async (name, deployment) => {
      const env = envOf(deployment)
      expect(Object.keys(env).filter((variable) => variable !== 'SERVICE' && !isVariable(variable))).toEqual(
        [],
      )
      const { platform } = await readConfig(name, env)
      expect(platform.host).toBe('0.0.0.0')
      const pod = deployment.spec.template.spec
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
      expect(ofKind('Service').find(({ metadata }) => metadata.name === name).spec.ports[0].port).toBe(
        platform.port,
      )
      const secrets = container.env.filter(({ valueFrom }: Tree) => valueFrom)
      for (const { name: variable, valueFrom } of secrets)
        expect(valueFrom.secretKeyRef).toEqual({ name, key: variable })
    },
  )

  test('PgBouncer runs as in docker-compose.yml, with its port', () => {
    const [container] = named('Deployment', 'pgbouncer').spec.template.spec.containers
    const { image, entrypoint, command } = compose.services.pgbouncer as Tree
    // Compose doubles the dollar signs of a shell.
    expect([container.image, container.command, container.args]).toEqual([
      ...[image, entrypoint, command.map((line: string) => line.replaceAll('$$', '$'))],
    ])
    expect(named('ConfigMap', 'pgbouncer').data['pgbouncer.ini']).toContain('listen_port = 6432\n')
    expect(named('Service', 'pgbouncer').spec.ports[0].port).toBe(6432)
    expect(container.ports[0].containerPort).toBe(6432)
  })

  test.each([
    ['postgres', 'postgresql://user:password@postgres:5432/events'],
    ['rabbitmq', 'amqp://user:password@rabbitmq:5672'],
    ['redis', 'redis://redis:6379'],
    ['nats', 'nats://nats:4222'],
    ['kafka', 'kafka://kafka:9092'],
  ] as const)(
    'network policies for %s allow the addresses in the configuration, and nothing else',
    (broker, eventsUrl) => {
      const policies: Tree[] = networkPolicies(broker)
      if (broker === BROKER) expect(ofKind('NetworkPolicy')).toEqual(expect.arrayContaining(policies))
      const isOurs = (name: string) => name === 'pgbouncer' || SERVICES.includes(name)
      const edges = (direction: 'egress' | 'ingress', peers: 'to' | 'from') =>
        policies
          .filter(({ metadata }) => isOurs(metadata.name))
          .flatMap(({ metadata, spec }) =>
            spec[direction].flatMap((rule: Tree) =>
              rule[peers].flatMap(({ podSelector }: Tree) => {
                const other = podSelector?.matchLabels['app.kubernetes.io/name']
                const [from, to] = direction === 'egress' ? [metadata.name, other] : [other, metadata.name]
                return other ? rule.ports.map(({ port }: Tree) => `${from} -> ${to}:${port}`) : []
              }),
            ),
          )
      const withBroker = (env: Env) =>
        env.EVENTS_URL === undefined ? env : { ...env, EVENTS_URL: eventsUrl }
      const [, postgres, port] = /^\* = host=(\S+) port=(\d+) /m.exec(
        named('ConfigMap', 'pgbouncer').data['pgbouncer.ini'],
      )!
      const configured = [
        `pgbouncer -> ${postgres}:${port}`,
        ...deployments.flatMap(([name, deployment]) =>
          targetsOf(withBroker(envOf(deployment)))
            .filter((target) => !target.startsWith('mail.example:'))
            .map((target) => `${name} -> ${target}`),
        ),
      ]
      expect(sorted(edges('egress', 'to'))).toEqual(sorted(configured))
      expect(sorted(edges('ingress', 'from'))).toEqual(
        sorted(configured.filter((edge) => isOurs(edge.replace(/.* -> (.*):.*/, '$1')))),
      )
    },
  )

  test('Prometheus scrapes the port of each service that has its metrics', async () => {
    for (const [name, deployment] of deployments) {
      const { port, metricsPort = port } = (await readConfig(name, envOf(deployment))).platform
      const { spec } = ofKind('ServiceMonitor').find(({ metadata }) => metadata.name === name)
      const { ports, selector } = ofKind('Service').find(({ metadata }) => metadata.name === name).spec
      expect(spec.selector.matchLabels).toEqual(selector)
      const [{ port: portName, path }] = spec.endpoints
      expect(ports.find((each: Tree) => each.name === portName).port).toBe(metricsPort)
      expect(path).toBe('/metrics')
    }
  })

  test('the mesh refuses plain connections, except those of the ingress to the gateway', async () => {
    const [all, gateway, ...others] = ofKind('PeerAuthentication')
    expect(others).toEqual([])
    expect(all.spec).toEqual({ mtls: { mode: 'STRICT' } })
    const { port } = (await readConfig('gateway', envOf(new Map(deployments).get('gateway')))).platform
    expect(gateway.spec).toEqual({
      selector: { matchLabels: { 'app.kubernetes.io/name': 'gateway' } },
      mtls: { mode: 'STRICT' },
      portLevelMtls: { [port]: { mode: 'PERMISSIVE' } },
    })
  })

  test('denies what no policy allows', () => {
    expect(ofKind('NetworkPolicy').find(({ metadata }) => metadata.name === 'deny-all').spec).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    })
  })
})
