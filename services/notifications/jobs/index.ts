import type { JobHandlersOf } from '#platform/queue/jobs.ts'
import type { Context, JobData } from '../context.ts'
import { deliverWebhook } from './deliverWebhook.ts'
import { sendEmail } from './sendEmail.ts'

export const jobHandlers = {
  'send-email': sendEmail,
  'deliver-webhook': deliverWebhook,
} satisfies JobHandlersOf<JobData, Context>
