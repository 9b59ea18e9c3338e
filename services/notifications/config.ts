import { type BaseConfig, readBaseConfig, serviceTokenSettings } from '#platform/base-config.ts'
import { addresses, bool, ConfigError, count, makeValidator, str } from '#platform/config.ts'
import type { RetentionPolicy } from './retention.ts'

const DAY_MS = 86_400_000

export interface Config extends BaseConfig {
  keep: RetentionPolicy
  /** Addresses of the users service, which holds e-mail addresses. */
  users: string
  /** Client credentials of this service. */
  serviceTokens: { url: string; clientId: string; clientSecret: string }
  mail: MailConfig
  webhooks: WebhookConfig
}

export interface MailConfig {
  /** `smtp://user:password@host:port`, or `smtps:` */
  url: string
  from: string
  /** Total time limit for sending one message. */
  timeoutMs: number
  /** A message older than this is not retried. */
  retryForMs: number
}

export interface WebhookConfig {
  /** Time limit for the response of an endpoint. */
  timeoutMs: number
  /** The delays between attempts; after the last one the delivery fails. */
  pausesMs: readonly number[]
  /** Consecutive failed deliveries after which an endpoint is disabled. */
  failuresAllowed: number
  failedAttemptsAllowed: number
  /** Allows endpoints on this machine or in private networks, and without TLS. */
  allowPrivate: boolean
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { base, own } = readBaseConfig(
    env,
    { prefix: 'NOTIFICATIONS_', port: 3005 },
    {
      ...serviceTokenSettings,
      NOTIFICATIONS_CLIENT_SECRET: str({
        devDefault: 'notifications-development-secret',
        desc: 'the secret of the client notifications in SERVICE_CLIENTS of the users service',
      }),
      USERS_URL: addresses({ devDefault: 'http://127.0.0.1:3001', desc: 'addresses of the users service' }),
      SMTP_URL: smtpUrl({
        devDefault: 'smtp://127.0.0.1:1025',
        desc: 'the mail server: smtp://user:password@host:587?requireTLS=true or smtps://…',
      }),
      NOTIFICATIONS_MAIL_FROM: mailbox({
        devDefault: 'Charter Shop <shop@charter.example>',
        desc: 'the sender of all mails: Name <address>',
      }),
      NOTIFICATIONS_SMTP_TIMEOUT_MS: count({ default: 20_000 }),
      NOTIFICATIONS_MAIL_HOURS: count({
        default: 24,
        desc: 'hours after which an e-mail is no longer retried',
      }),
      NOTIFICATIONS_KEEP_DAYS: count({ default: 365, desc: 'how long notifications are kept' }),
      NOTIFICATIONS_WEBHOOK_KEEP_DAYS: count({
        default: 90,
        desc: 'how long webhook deliveries are kept',
      }),
      NOTIFICATIONS_WEBHOOK_TIMEOUT_MS: count({ default: 15_000 }),
      // Standard Webhooks recommends ten attempts in three days.
      NOTIFICATIONS_WEBHOOK_PAUSES_MS: pauses({
        default: [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400].map((s) => s * 1_000),
        desc: 'the delays between attempts; after the last one the delivery fails',
      }),
      NOTIFICATIONS_WEBHOOK_FAILURES: count({
        default: 5,
        desc: 'consecutive failed deliveries after which an endpoint is disabled',
      }),
      NOTIFICATIONS_WEBHOOK_FAILED_ATTEMPTS: count({
        default: 500,
        desc: 'consecutive failed attempts after which an endpoint is disabled: about 40 hours',
      }),
      NOTIFICATIONS_WEBHOOK_PRIVATE_TARGETS: bool({
        default: env.NODE_ENV !== 'production',
        desc: 'allow endpoints in private networks and without TLS',
      }),
    },
  )
  for (const name of ['NOTIFICATIONS_KEEP_DAYS', 'NOTIFICATIONS_WEBHOOK_KEEP_DAYS'] as const) {
    if (own[name] <= base.events.keepDays)
      throw new ConfigError(
        `${name} must be greater than EVENTS_KEEP_DAYS (${base.events.keepDays}): a replayed event would be sent again`,
      )
  }
  return {
    ...base,
    keep: {
      notificationsMs: own.NOTIFICATIONS_KEEP_DAYS * DAY_MS,
      deliveriesMs: own.NOTIFICATIONS_WEBHOOK_KEEP_DAYS * DAY_MS,
    },
    users: own.USERS_URL,
    serviceTokens: {
      url: own.SERVICE_TOKENS_URL,
      clientId: 'notifications',
      clientSecret: own.NOTIFICATIONS_CLIENT_SECRET,
    },
    mail: {
      url: own.SMTP_URL,
      from: own.NOTIFICATIONS_MAIL_FROM,
      timeoutMs: own.NOTIFICATIONS_SMTP_TIMEOUT_MS,
      retryForMs: own.NOTIFICATIONS_MAIL_HOURS * 3_600_000,
    },
    webhooks: {
      timeoutMs: own.NOTIFICATIONS_WEBHOOK_TIMEOUT_MS,
      pausesMs: own.NOTIFICATIONS_WEBHOOK_PAUSES_MS,
      failuresAllowed: own.NOTIFICATIONS_WEBHOOK_FAILURES,
      failedAttemptsAllowed: own.NOTIFICATIONS_WEBHOOK_FAILED_ATTEMPTS,
      allowPrivate: own.NOTIFICATIONS_WEBHOOK_PRIVATE_TARGETS,
    },
  }
}

/** Error messages do not contain the value: it may include a password. */
const smtpUrl = makeValidator((input) => {
  const parsed = URL.parse(input)
  if (!parsed || !/^smtps?:$/.test(parsed.protocol) || parsed.hostname === '')
    throw new Error('must be smtp://host:port or smtps://host:port')
  return input
})

/** The domain of the address is used for Message-IDs. */
const mailbox = makeValidator((input) => {
  if (!/^(?:[^<>"@\r\n]+ )?<?[^<>"@\s]+@[A-Za-z0-9.-]+>?$/.test(input))
    throw new Error(`"${input}" must have the form Name <address>`)
  return input
})

const pauses = makeValidator<number[]>((input) => {
  const values = input.split(',').map(Number)
  if (values.length > 50 || values.some((value) => !Number.isSafeInteger(value) || value < 1))
    throw new Error(`"${input}" must be a list of milliseconds`)
  return values
})
