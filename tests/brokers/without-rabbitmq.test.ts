import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

test('npm run test:distributed fails without a RabbitMQ, and explains how to start one', async () => {
  const { VITEST: _, VITEST_WORKER_ID: __, VITEST_POOL_ID: ___, ...env } = process.env
  const child = spawn('npm', ['run', 'test:distributed'], {
    env: { ...env, RABBITMQ_URL: 'amqp://guest:guest@127.0.0.1:1', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += String(chunk)))
  const [code] = (await once(child, 'close')) as [number]
  expect(code).not.toBe(0)
  expect(output).toContain('These tests need a RabbitMQ at 127.0.0.1:1')
  expect(output).toContain('docker run --rm -p 5672:5672 rabbitmq:4')
}, 60_000)
