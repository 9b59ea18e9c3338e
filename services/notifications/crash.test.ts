import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { smtpReply } from '../../scripts/dev/mail-server.ts'
import {
  eventually,
  orderConfirmed,
  settled,
  startOn,
  startEnvironment,
  type TestEnvironment,
  type TestNotifications,
} from './testing/notifications.ts'
import { startReceiver } from '../../tests/stand-ins/webhook-receiver.ts'

/* Recovery after a process is killed. */

const ENV = { NOTIFICATIONS_SMTP_TIMEOUT_MS: '4000', NOTIFICATIONS_WEBHOOK_TIMEOUT_MS: '2000' }

/** A process of the service. It is the only one until it is killed. */
async function startProcess({ env }: TestEnvironment): Promise<{ kill(): Promise<void> }> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'main.ts'), {
    env: { ...process.env, ...env, ...ENV },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await once(child, 'message')
  return {
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

/** Hands the order's event to a process; `killed` resolves when it is killed where the test says. */
async function scenario(
  around: TestEnvironment,
  prepare: (kill: () => Promise<void>, survivor: TestNotifications) => Promise<void> | void,
): Promise<TestNotifications> {
  // Creates the schemas of broker and jobs and the subscriptions, and provides the test helpers.
  await (await startOn(around)).close()
  const child = await startProcess(around)
  const dead = Promise.withResolvers<void>()
  const kill = async () => {
    await child.kill()
    dead.resolve()
  }
  const idle = await startOn(around, { env: ENV, idle: true })
  await prepare(kill, idle)
  await idle.publish(orderConfirmed({ customerId: around.users.ada.id }))
  await dead.promise
  await idle.close()
  return startOn(around, { env: ENV })
}

// Each test waits some seconds for the lease of the killed process to expire.
describe.concurrent('killed', { timeout: 90_000 }, () => {
  test('before the mail server has received the message: it is sent once', async () => {
    await using around = await startEnvironment()
    const { mail } = around
    await using survivor = await scenario(around, (kill) => {
      mail.behaviour.onRecipient = () => {
        mail.behaviour = {}
        void kill()
        throw smtpReply(451, 'Not received')
      }
    })
    await eventually(() => expect(mail.received).toHaveLength(1))
    await settled(survivor)
    expect(mail.received).toHaveLength(1)
  })

  test('after the mail server received the message and before it accepted it: it is sent once', async () => {
    await using around = await startEnvironment()
    const { mail } = around
    await using survivor = await scenario(around, (kill) => {
      mail.behaviour.onMail = async () => {
        mail.behaviour = {}
        await kill()
        throw smtpReply(451, 'Not received')
      }
    })
    await eventually(() => expect(mail.received).toHaveLength(1))
    await settled(survivor)
    expect(mail.received).toHaveLength(1)
    const [row] = await survivor.context.db.notification.findMany()
    expect(row).toMatchObject({ state: 'sent', attempts: 2 })
  })

  // At-least-once (see jobs/sendEmail.ts): a duplicate with the same Message-ID rather than no e-mail.
  test('after the message was accepted and before that is recorded: it is sent twice, with the same Message-ID', async () => {
    await using around = await startEnvironment()
    const { mail } = around
    await using survivor = await scenario(around, (kill) => {
      mail.behaviour.onMail = async () => {
        mail.behaviour = {}
        await kill()
      }
    })
    await eventually(() => expect(mail.received).toHaveLength(2))
    await settled(survivor)
    const [row] = await survivor.context.db.notification.findMany()
    expect(row).toMatchObject({ state: 'sent', attempts: 2 })
    expect(mail.received.map(({ messageId }) => messageId)).toEqual(
      Array(2).fill(`<${row?.id}@charter.example>`),
    )
  })

  test('after the endpoint accepted a delivery: it is sent again, with the same webhook-id', async () => {
    await using around = await startEnvironment()
    await using receiver = await startReceiver()
    await using survivor = await scenario(around, async (kill, idle) => {
      await idle.endpoint({ url: receiver.url })
      receiver.respond = (response, nth) => {
        if (nth === 1) void kill()
        else response.writeHead(200).end()
      }
    })
    await eventually(() => expect(receiver.received).toHaveLength(2))
    await settled(survivor)
    const [delivery] = await survivor.context.db.webhookDelivery.findMany()
    expect(delivery).toMatchObject({ state: 'delivered', attempts: 1 })
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual(Array(2).fill(delivery?.id))
  })
})
