import express from 'express'
import pg from 'pg'
import { compileInMemory } from '#compiler/in-memory.ts'
import { openHttp } from '#platform/testing/open-http.ts'
import { contractRouter } from '#platform/router.ts'

const phone = { type: 'string', pattern: '^\\+[0-9]{1,3} [0-9]{3,12}$' }
const contact = { type: 'object', required: ['phone'], properties: { phone } }
const content = { 'application/json': { schema: contact } }
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }

const contract = compileInMemory({
  openapi: '3.1.0',
  info: { title: 'Contacts', version: '1.0.0' },
  paths: {
    '/contacts/{id}': {
      parameters: [id],
      put: {
        operationId: 'putContact',
        requestBody: { required: true, content },
        responses: { 204: { description: 'Stored' } },
      },
      get: { operationId: 'getContact', responses: { 200: { description: 'The contact', content } } },
    },
  },
})

/** The statements of a release: its API is the same, and its columns are others. */
interface Release {
  write: string
  values: (phone: string) => string[]
  read: string
}

export const RELEASES = {
  one: {
    write:
      'INSERT INTO contacts (id, phone) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET phone = excluded.phone',
    values: (text) => [text],
    read: 'SELECT phone FROM contacts WHERE id = $1',
  },
  two: {
    write: `INSERT INTO contacts (id, country_code, national_number) VALUES ($1, $2, $3)
      ON CONFLICT (id) DO UPDATE SET country_code = excluded.country_code, national_number = excluded.national_number`,
    values: (text) => text.split(' '),
    // Rows from before have no parts until the batches reach them.
    read: `SELECT country_code || ' ' || national_number AS phone FROM contacts WHERE id = $1`,
  },
} satisfies Record<string, Release>

/** An instance of a release of the service. */
export async function startRelease({ write, values, read }: Release, databaseUrl: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 })
  pool.on('error', () => {})
  interface Input {
    params: { id: string }
    body: { phone: string }
  }
  const router = contractRouter({
    contracts: [
      {
        contract,
        handlers: {
          putContact: async ({ params, body }: Input) => {
            await pool.query(write, [params.id, ...values(body.phone)])
            return { status: 204 }
          },
          getContact: async ({ params }: Input) => {
            const { rows } = await pool.query<{ phone: string }>(read, [params.id])
            return { status: 200, body: rows[0] }
          },
        },
      },
    ],
  })
  const server = await openHttp(express().use(router))
  return { url: server.url, close: async () => [await server.close(), await pool.end()] }
}
