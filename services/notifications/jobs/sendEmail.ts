import { ServiceUnavailable } from '#platform/client/unavailable.ts'
import { retryUntil } from '../email/retry-until.ts'
import type { Contact } from '../email/contacts.ts'
import type { Context, JobHandler } from '../context.ts'
import { type EmailContent, templates } from '../email/templates.ts'
import { isRefused } from '../email/mail-failure.ts'
import { htmlOf, textOf } from '../email/render.ts'
import type { Mail } from '../email/mailer.ts'
import { attempt, type Attempt } from '../email/lease.ts'

/**
 * Sends one notification by e-mail. The row is leased before the mail server is contacted, so that no second worker
 * sends it at the same time, even if the queue redelivers the job.
 *
 * At-least-once: after a crash, a lost connection or a timeout between the last byte of a message and the recorded 250,
 * it is unknown whether the server accepted it (RFC 5321, section 4.5.3.2.6; RFC 1047). It is sent again with the same
 * Message-ID: a duplicate is better than no e-mail, and many mailboxes drop duplicates.
 */
export const sendEmail: JobHandler<'send-email'> = async ({ data, signal }, ctx) => {
  // Looked up first: an outage of the users service does not count as an attempt.
  const contact = await ctx.contacts.of(data.recipientId)
  const sending = await attempt(ctx, data)
  if (!sending) return
  const { notification } = sending
  if (!contact) return sending.fail('The account no longer exists')
  try {
    await ctx.mailer.send(mailOf(notification, contact), signal)
  } catch (error) {
    return handleFailure(sending, error, ctx, notification.createdAt)
  }
  // The message is sent: retry through a database outage, because losing this update sends it again.
  await retryUntil(() => sending.succeed(), sending.until)
}

function mailOf({ id, kind, data }: Attempt['notification'], { email, displayName }: Contact): Mail {
  const render: (facts: never) => EmailContent = templates[kind]
  const content = render(data as never)
  return {
    id,
    to: { name: displayName, address: email },
    subject: content.subject,
    text: textOf(content, displayName),
    html: htmlOf(content, displayName),
  }
}

async function handleFailure(
  sending: Attempt,
  error: unknown,
  { now, retryForMs }: Pick<Context, 'now' | 'retryForMs'>,
  writtenAt: Date,
): Promise<void> {
  const reason = (error as Error).message
  const isLate = now().getTime() - writtenAt.getTime() > retryForMs
  if (isRefused(error) || isLate) return sending.fail(reason)
  await sending.release(reason)
  throw new ServiceUnavailable('The mail server did not accept the message', { cause: error })
}
