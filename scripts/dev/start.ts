/**
 * `npm start`: the whole system on this machine: PostgreSQL, migrations, demo data, the mailbox, and one process per
 * service. Restarts a process that crashes; Ctrl-C stops everything. `npm run dev` also restarts edited services.
 */
import { mailboxVariables } from './mailbox-folder.ts'
import { runSystem } from './system.ts'

await runSystem({
  watch: process.argv.includes('--watch'),
  companions: [
    {
      name: 'mailbox',
      file: 'scripts/dev/mailbox.ts',
      port: 'SMTP_PORT',
      // In development mails stay on this machine, unless SMTP_URL names a mail server.
      variables: (env) =>
        !env.SMTP_URL && env.NODE_ENV !== 'production' ? mailboxVariables(env) : undefined,
      page: { title: 'Mailbox', path: '/mailbox' },
    },
  ],
})
