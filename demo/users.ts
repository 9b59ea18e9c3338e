import pg from 'pg'
import { ADMIN_ID, CUSTOMER_ID, STAFF_ID } from './demo-data.ts'
import { createPasswords } from '../services/users/passwords/passwords.ts'

/** The accounts of a freshly started development system. */
export const demoAccounts = [
  {
    id: ADMIN_ID,
    email: 'admin@example.com',
    displayName: 'Ada Admin',
    role: 'admin',
    password: 'admin-demo-password',
  },
  {
    id: STAFF_ID,
    email: 'staff@example.com',
    displayName: 'Sam Staff',
    role: 'staff',
    password: 'staff-demo-password',
  },
  {
    id: CUSTOMER_ID,
    email: 'customer@example.com',
    displayName: 'Cleo Customer',
    role: 'customer',
    password: 'customer-demo-password',
  },
] as const

/** The variables with which the gateway's pages offer these accounts. */
export const demoVariables = {
  DEMO_ACCOUNTS: demoAccounts.map(({ email, password }) => `${email}:${password}`).join(','),
}

/**
 * Seeds the demo accounts. Called by `npm start` in development only, because their passwords are public.
 *
 * @returns a short summary; undefined if accounts already exist
 */
export async function seed(databaseUrl: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    if ((await client.query('SELECT 1 FROM users LIMIT 1')).rows.length > 0) return undefined
    const passwords = await createPasswords({ memoryKib: 19_456, passes: 2, parallel: 3 })
    const hashes = await Promise.all(demoAccounts.map(({ password }) => passwords.hash(password)))
    // One statement, atomic: of concurrent calls, the second inserts nothing.
    const { rowCount } = await client.query(
      `INSERT INTO users (id, email, display_name, role, password_hash)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::role[], $5::text[])
       ON CONFLICT DO NOTHING`,
      [
        demoAccounts.map(({ id }) => id),
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
