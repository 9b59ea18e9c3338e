/** What can be checked of `deploy/k8s` without kustomize: the schemas of Kubernetes, and the services' own configuration. */
import { globSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { servicesWithDatabases } from '../../scripts/database/schema-engine.ts'
import { compose } from '../../deploy/compose.ts'
import { files } from '../../deploy/generate.ts'
import { networkPolicies, tracingPolicy } from '../../deploy/network-policies.ts'
import { expectServices } from '../../deploy/services.ts'
import { type Tree, read, readConfig } from './configuration.ts'
import {
  deploymentsOf,
  envOf,
  expectEdges,
  expectRestricted,
  expectValid,
  named,
  pgbouncerIni,
  testSystem,
} from './manifests.ts'

test('deploy/ is what deploy/generate.ts writes', () => {
  for (const [path, text] of Object.entries(files)) expect(read(join('deploy', path)), path).toBe(text)
})

test('what deploy/services.ts still has of a removed service is an error', () => {
  const entries = { orders: { calls: ['products'] } }
  expect(() => expectServices(entries, ['orders', 'products'])).not.toThrow()
  expect(() => expectServices(entries, ['orders'])).toThrow(
    'products in the entry of orders: it has no contract',
  )
  expect(() => expectServices(entries, ['products'])).toThrow(
    'orders in the entry of orders: it has no contract',
  )
})

const isFile = (name: string) => /\.(yaml|env|ini)$/.test(name)
const objectsIn = (folder: string): Tree[] =>
  globSync(`deploy/k8s/${folder}/*.yaml`)
    .filter((file) => !file.endsWith('kustomization.yaml'))
    .flatMap((file) => parseAllDocuments(read(file)).map((document) => document.toJS()))
const configMap = (name: string, data: object) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data,
})

describe('deploy/k8s', () => {
  const base = [
    ...objectsIn('base'),
    configMap('charter', parseEnv(read('deploy/k8s/base/charter.env'))),
    configMap('pgbouncer', { 'pgbouncer.ini': read('deploy/k8s/base/pgbouncer.ini') }),
  ]
  const migrations = objectsIn('migrations')
  const monitors = objectsIn('monitoring')

  testSystem(base)

  test('there is one Job for each database', () => {
    expectValid(migrations)
    expect(migrations.map(({ metadata }) => metadata.name)).toEqual(
      servicesWithDatabases().map((service) => `migrate-${service}`),
    )
    for (const { spec } of migrations) expectRestricted(spec.template.spec)
  })

  test('PgBouncer runs as in docker-compose.yml, with its port', () => {
    const [container] = named(base, 'Deployment', 'pgbouncer').spec.template.spec.containers
    const { image, entrypoint, command } = compose.services.pgbouncer as Tree
    // Compose doubles the dollar signs of a shell.
    expect([container.image, container.command, container.args]).toEqual([
      ...[image, entrypoint, command.map((line: string) => line.replaceAll('$$', '$'))],
    ])
    expect(pgbouncerIni(base)).toContain('listen_port = 6432\n')
    expect(named(base, 'Service', 'pgbouncer').spec.ports[0].port).toBe(6432)
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
    (broker, eventsUrl) => expectEdges(base, networkPolicies(broker), { eventsUrl }),
  )

  test.each(['http://collector:4318', 'https://collector.example', 'http://otlp.monitoring'])(
    'a collector at %s, which no network policy can name, is refused',
    (address) => expect(() => tracingPolicy(address)).toThrow('must be http://<name>.<namespace>:<port>'),
  )

  test('Prometheus scrapes the port of each service that has its metrics', async () => {
    expectValid(monitors)
    for (const [name, deployment] of deploymentsOf(base)) {
      const { port, metricsPort = port } = (await readConfig(name, envOf(base, deployment))).platform
      const { spec } = named(monitors, 'ServiceMonitor', name)
      const { ports, selector } = named(base, 'Service', name).spec
      expect(spec.selector.matchLabels).toEqual(selector)
      const [{ port: portName, path }] = spec.endpoints
      expect(ports.find((each: Tree) => each.name === portName).port).toBe(metricsPort)
      expect(path).toBe('/metrics')
    }
  })

  test('each file belongs to the kustomization of its folder', () => {
    for (const file of globSync('deploy/k8s/**/kustomization.yaml')) {
      const { resources = [], configMapGenerator = [] } = parse(read(file))
      const files = configMapGenerator.flatMap(({ envs = [], files = [] }: Tree) => [...envs, ...files])
      expect(readdirSync(dirname(file)).filter(isFile).sort(), file).toEqual(
        ['kustomization.yaml', ...resources.filter(isFile), ...files].sort(),
      )
    }
  })

  test('every object has the label that selects those of a service, or of all', () => {
    for (const { kind, metadata } of [...objectsIn('base'), ...migrations, ...monitors])
      expect(metadata.labels, `${kind} ${metadata.name}`).toMatchObject({
        'app.kubernetes.io/part-of': 'charter',
        ...(metadata.name !== 'deny-all' && { 'app.kubernetes.io/name': expect.any(String) }),
      })
  })
})
