/** `npm run test:deploy`: what kustomize, which is part of kubectl, builds of each overlay of `deploy/k8s`. */
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { tmpdir } from 'node:os'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { COLLECTOR } from '../../deploy/services.ts'
import { type Tree, SERVICES, read, readConfig, sorted } from './configuration.ts'
import {
  deploymentsOf,
  envOf,
  expectEdges,
  expectRestricted,
  expectValid,
  named,
  ofKind,
  testSystem,
} from './manifests.ts'

const K8S = 'deploy/k8s'

/** @throws Error with what kustomize refuses, or warns about */
function build(folder: string): Tree[] {
  const { error, stdout, stderr } = spawnSync('kubectl', ['kustomize', folder], { encoding: 'utf8' })
  if (error)
    throw new Error(
      'These tests need kubectl 1.24 or newer (Debian 13: `apt-get install kubernetes-client`)',
      {
        cause: error,
      },
    )
  if (stderr !== '') throw new Error(`kubectl kustomize ${folder}: ${stderr}`)
  return parseAllDocuments(stdout).map((document) => document.toJS())
}

/** The overlay with the component. */
function withComponent(overlay: string, component: string): Tree[] {
  const folder = mkdtempSync(join(tmpdir(), 'overlay-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = (name: string) => relative(folder, resolve(K8S, name))
  writeFileSync(
    join(folder, 'kustomization.yaml'),
    JSON.stringify({ resources: [path(overlay)], components: [path(component)] }),
  )
  return build(folder)
}

const folders = globSync(`${K8S}/**/kustomization.yaml`)
  .filter((file) => parse(read(file)).kind === 'Kustomization')
  .map((file) => relative(K8S, dirname(file)))
  .sort()
const built = new Map(folders.map((folder) => [folder, build(join(K8S, folder))] as const))
const dev = built.get('overlays/dev')!
const prod = built.get('overlays/prod')!
const mesh = built.get('overlays/mesh')!

const containersOf = (objects: readonly Tree[]) =>
  objects.flatMap(({ spec }): Tree[] => spec?.template?.spec.containers ?? [])
/** The pods whose sidecars connect to Istio. */
const toIstio = [...SERVICES, 'pgbouncer', 'migrate'].map((name) => `${name} -> *.istio-system:15012`)

test('each folder is one of those that are described here', () => {
  expect(folders).toEqual([
    ...['base', 'migrations', 'monitoring', 'overlays/dev', 'overlays/dev/migrations', 'overlays/mesh'],
    ...['overlays/prod', 'overlays/prod/migrations'],
  ])
})

describe.each([
  ['overlays/dev', []],
  ['overlays/prod', []],
  ['overlays/mesh', toIstio],
])('%s', (folder, more) => testSystem(built.get(folder)!, more))

test.each([
  ['overlays/dev', 'charter-dev', 'charter:dev'],
  ['overlays/dev/migrations', 'charter-dev', 'charter:dev'],
  ['overlays/prod', 'charter', 'registry.example/charter:0.1.0'],
  ['overlays/prod/migrations', 'charter', 'registry.example/charter:0.1.0'],
  ['overlays/mesh', 'charter', 'registry.example/charter:0.1.0'],
])(
  '%s: every object is in the namespace, and every container of ours has the image',
  (folder, namespace, image) => {
    const objects = built.get(folder)!
    expectValid(objects)
    expect(sorted(objects.map(({ metadata }) => metadata.namespace))).toEqual([namespace])
    const images = containersOf(objects)
      .filter(({ name }) => name !== 'pgbouncer')
      .map((container) => container.image)
    expect(sorted(images)).toEqual([image])
  },
)

test('the objects of the operator of Prometheus are in the namespace of kubectl -n', () => {
  const monitors = built.get('monitoring')!
  expectValid(monitors)
  expect(sorted(monitors.map(({ metadata }) => metadata.name))).toEqual(sorted(SERVICES))
  for (const { metadata } of monitors) expect(metadata).not.toHaveProperty('namespace')
})

test.each(['overlays/dev/migrations', 'overlays/prod/migrations'])(
  '%s: the Jobs have few rights, and end',
  (folder) => {
    for (const { spec } of built.get(folder)!) {
      expectRestricted(spec.template.spec)
      expect(spec).toMatchObject({ backoffLimit: 4, ttlSecondsAfterFinished: 3600 })
    }
  },
)

test('a change of the configuration replaces the pods', () => {
  const nameIn = (objects: readonly Tree[], prefix: string) =>
    ofKind(objects, 'ConfigMap')
      .map(({ metadata }) => metadata.name as string)
      .find((name) => name.startsWith(prefix))
  // The level of the log differs, PgBouncer's configuration does not.
  expect(nameIn(dev, 'charter-')).not.toBe(nameIn(prod, 'charter-'))
  expect(nameIn(dev, 'pgbouncer-')).toBe(nameIn(prod, 'pgbouncer-'))
})

test('dev has one instance of each service, and a detailed log', () => {
  for (const { spec } of ofKind(dev, 'HorizontalPodAutoscaler'))
    expect([spec.minReplicas, spec.maxReplicas]).toEqual([1, 1])
  expect(named(dev, 'Deployment', 'pgbouncer').spec.replicas).toBe(1)
  for (const [, deployment] of deploymentsOf(dev)) expect(envOf(dev, deployment).LOG_LEVEL).toBe('debug')
})

test.each([
  ['overlays/prod', prod],
  ['overlays/mesh', mesh],
])('%s has two instances of everything, and more gateways than others', (_folder, objects) => {
  for (const { metadata, spec } of ofKind(objects, 'HorizontalPodAutoscaler'))
    expect([spec.minReplicas, spec.maxReplicas]).toEqual([2, metadata.name === 'gateway' ? 12 : 6])
  expect(named(objects, 'Deployment', 'pgbouncer').spec.replicas).toBe(2)
})

test('the ingress ends TLS for the host that issues tokens, with the limits of deploy/nginx', () => {
  const { metadata, spec } = named(prod, 'Ingress', 'gateway')
  const { host, http } = spec.rules[0]
  expect(spec.tls[0].hosts).toEqual([host])
  expect(envOf(prod, named(prod, 'Deployment', 'users')).TOKEN_ISSUER).toBe(`https://${host}`)
  const { service } = http.paths[0].backend
  expect(named(prod, 'Service', service.name).spec.ports).toContainEqual(
    expect.objectContaining({ name: service.port.name }),
  )
  const nginx = read('deploy/nginx/nginx.conf')
  const inNginx = (directive: string) => new RegExp(`^ *${directive} (.*);$`, 'm').exec(nginx)![1]
  const annotation = (name: string) => metadata.annotations[`nginx.ingress.kubernetes.io/${name}`]
  for (const name of ['proxy-buffering', 'proxy-request-buffering'])
    expect(annotation(name), name).toBe(inNginx(name.replaceAll('-', '_')))
  // In seconds, without a unit.
  for (const name of ['proxy-connect-timeout', 'proxy-read-timeout'])
    expect(`${annotation(name)}s`, name).toBe(inNginx(name.replaceAll('-', '_')))
  expect(annotation('proxy-body-size')).toBe(inNginx('client_max_body_size'))
})

test('the component for spans names the collector, and allows it to the services only', async () => {
  const objects = withComponent('overlays/prod', 'tracing')
  expectValid(objects)
  for (const [name, deployment] of deploymentsOf(objects)) {
    const env = envOf(objects, deployment)
    expect(env.OTEL_EXPORTER_OTLP_ENDPOINT).toBe(COLLECTOR)
    expect((await readConfig(name, env)).platform.tracing).toBeDefined()
  }
  const policies = ofKind(objects, 'NetworkPolicy')
  await expectEdges(objects, policies)
  // Without it, nothing is recorded, and the collector is out of reach.
  for (const [name, deployment] of deploymentsOf(prod))
    expect((await readConfig(name, envOf(prod, deployment))).platform.tracing).toBeUndefined()
  const without = policies.filter(({ metadata }) => metadata.name !== 'tracing')
  await expectEdges(prod, without)
})

test('the mesh refuses plain connections, except those of the ingress to the gateway', async () => {
  const [all, gateway, ...others] = ofKind(mesh, 'PeerAuthentication')
  expect(others).toEqual([])
  expect(all.spec).toEqual({ mtls: { mode: 'STRICT' } })
  const { port } = (await readConfig('gateway', envOf(mesh, named(mesh, 'Deployment', 'gateway')))).platform
  expect(gateway.spec).toEqual({
    selector: { matchLabels: { 'app.kubernetes.io/name': 'gateway' } },
    mtls: { mode: 'STRICT' },
    portLevelMtls: { [port]: { mode: 'PERMISSIVE' } },
  })
})

test('each pod of the mesh has a sidecar, which outlives the requests of a process that ends', async () => {
  for (const { metadata, spec } of ofKind(mesh, 'Deployment')) {
    const { labels, annotations } = spec.template.metadata
    expect(labels['sidecar.istio.io/inject'], metadata.name).toBe('true')
    const { terminationDrainDuration } = JSON.parse(annotations['proxy.istio.io/config'])
    const seconds = Number(/^(\d+)s$/.exec(terminationDrainDuration)![1])
    if (!SERVICES.includes(metadata.name)) continue
    const { drainMs, shutdownDeadlineMs } = (
      await readConfig(metadata.name, envOf(mesh, named(mesh, 'Deployment', metadata.name)))
    ).platform
    expect(seconds * 1000).toBeGreaterThanOrEqual(drainMs + shutdownDeadlineMs + 5_000)
    expect(seconds).toBeLessThan(spec.template.spec.terminationGracePeriodSeconds)
  }
})
