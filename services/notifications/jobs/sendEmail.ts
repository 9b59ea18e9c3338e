import { ServiceUnavailable } from '#platform/client.ts'
import { insist } from '../insist.ts'
import type { Contact } from '../contacts.ts'
import type { Context, JobHandler } from '../context.ts'
import { type Letter, letters } from '../letters.ts'
import { isRefused } from '../mail-failure.ts'
import { htmlOf, textOf } from '../mail-text.ts'
import type { Mail } from '../mailer.ts'
import { attempt, type Attempt } from '../sending.ts'

/**
 * Sends one notification. Before the mail server is spoken to, the row says that it is being sent, and until when:
 * so no second worker sends it at the same time, whatever the queue believes of the first one.
 *
 * What remains is a process that dies, a connection that breaks, or a reply that does not come in time, between the last
 * byte of a message and the note that the mail server has taken it. Then nobody can know whether it was taken, and SMTP
 * can't be asked (RFC 5321, section 4.5.3.2.6; RFC 1047). The message is sent again with the same Message-ID: a customer
 * who gets a confirmation twice is better off than one who gets none, and many mailboxes drop the second one.
 */
export const sendEmail: JobHandler<'send-email'> = async ({ data, signal }, ctx) => {
  // Before the attempt begins: while the users service does not answer, none is made.
  const contact = await ctx.contacts.of(data.recipientId)
  const sending = await attempt(ctx, data)
  if (!sending) return
  const { notification } = sending
  if (!contact) return sending.giveUp('The account no longer exists')
  try {
    await ctx.mailer.send(mailOf(notification, contact), signal)
  } catch (error) {
    return notTaken(sending, error, ctx, notification.createdAt)
  }
  // It is taken: whatever the database does now, only a death of this process may make it be sent again.
  await insist(() => sending.succeed(), sending.until)
}

function mailOf({ id, kind, data }: Attempt['notification'], { email, displayName }: Contact): Mail {
  const write: (facts: never) => Letter = letters[kind]
  const letter = write(data as never)
  return {
    id,
    to: { name: displayName, address: email },
    subject: letter.subject,
    text: textOf(letter, displayName),
    html: htmlOf(letter, displayName),
  }
}

async function notTaken(
  sending: Attempt,
  error: unknown,
  { now, keepTryingMs }: Pick<Context, 'now' | 'keepTryingMs'>,
  writtenAt: Date,
): Promise<void> {
  const reason = (error as Error).message
  const isLate = now().getTime() - writtenAt.getTime() > keepTryingMs
  if (isRefused(error) || isLate) return sending.giveUp(reason)
  await sending.release(reason)
  throw new ServiceUnavailable('The mail server did not accept the message', { cause: error })
}
