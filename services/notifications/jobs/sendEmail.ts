import { ServiceUnavailable } from '#platform/client.ts'
import { insist } from '../insist.ts'
import type { Contact } from '../contacts.ts'
import type { Context, JobHandler } from '../context.ts'
import { type Letter, letters } from '../letters.ts'
import { isRefused } from '../mail-failure.ts'
import { htmlOf, textOf } from '../mail-text.ts'
import type { Kind } from '../preferences.ts'
import type { Mail } from '../mailer.ts'
import { attempt, type Attempt } from '../sending.ts'

/**
 * Sends one notification. Before the mail server is spoken to, the row says that it is being sent, and until when:
 * so no second worker sends it at the same time, whatever the queue believes of the first one.
 *
 * What remains is a process that dies, or a connection that breaks, between the last byte of a message and the note
 * that the mail server has taken it: a few milliseconds in which nobody can know, and SMTP can't be asked. Then it is
 * sent again (by another process when the time is over), with the same Message-ID: a customer who gets a confirmation
 * twice is better off than one who gets none, and many mailboxes drop the second one.
 */
export const sendEmail: JobHandler<'send-email'> = async ({ data: { notificationId: id }, signal }, ctx) => {
  const row = await ctx.db.notification.findUnique({ where: { id } })
  if (!row || !['pending', 'sending'].includes(row.state)) return
  const contact = await ctx.contacts.of(row.recipientId)
  const sending = await attempt(ctx, id)
  if (!sending) return
  if (!contact) return sending.giveUp('The account does not exist any longer')
  try {
    await ctx.mailer.send(mailOf(row, contact), signal)
  } catch (error) {
    return notTaken(sending, error, ctx, row.createdAt)
  }
  // It is taken: whatever the database does now, only a death of this process may make it be sent again.
  await insist(() => sending.succeed(), sending.until)
}

function mailOf(row: { id: string; kind: string; data: unknown }, { email, displayName }: Contact): Mail {
  // The facts are those of the row's kind: `notify` wrote both.
  const write: (facts: never) => Letter = letters[row.kind as Kind]
  const letter = write(row.data as never)
  return {
    id: row.id,
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
  throw new ServiceUnavailable('The mail server did not take a message', { cause: error })
}
