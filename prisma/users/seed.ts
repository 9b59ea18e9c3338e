import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { createPasswords } from '../../services/users/passwords.ts'

/** Who can log in to a development system that was just started. */
export const demoAccounts = [
  { email: 'admin@example.com', displayName: 'Ada Admin', role: 'admin', password: 'admin-demo-password' },
  { email: 'staff@example.com', displayName: 'Sam Staff', role: 'staff', password: 'staff-demo-password' },
  {
    email: 'customer@example.com',
    displayName: 'Cleo Customer',
    role: 'customer',
    password: 'customer-demo-password',
  },
] as const

/**
 * Puts the demo accounts into an empty database. Called by `npm start` in development only: their passwords are public.
 *
 * @returns what was done in a few words; undefined when there are accounts already
 */
export async function seed(databaseUrl: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    if ((await client.query('SELECT 1 FROM users LIMIT 1')).rows.length > 0) return undefined
    const passwords = await createPasswords({ memoryKib: 19_456, passes: 2, parallel: 3 })
    const hashes = await Promise.all(demoAccounts.map(({ password }) => passwords.hash(password)))
    // One statement, so there are all of them or none; of two starters at once, the second one adds nothing.
    const { rowCount } = await client.query(
      `INSERT INTO users (id, email, display_name, role, password_hash)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::role[], $5::text[])
       ON CONFLICT DO NOTHING`,
      [
        demoAccounts.map(() => randomUUID()),
        demoAccounts.map(({ email }) => email),
        demoAccounts.map(({ displayName }) => displayName),
        demoAccounts.map(({ role }) => role),
        hashes,
      ],
    )
    return rowCount ? `${rowCount} accounts` : undefined
  } finally {
    await client.end()
  }
}
