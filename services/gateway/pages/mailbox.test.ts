import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningService } from '#platform/service.ts'
import { type MailServer, startMailServer } from '../../../scripts/dev/mail-server.ts'
import { openMailboxFolder } from '../../../scripts/dev/mailbox-folder.ts'
import { startGateway } from '../testing/gateway.ts'

let folder: string
let gateway: RunningService
let server: MailServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbox-'))
  const mails = await openMailboxFolder(folder, 3)
  server = await startMailServer({ onMail: (mail) => mails.keep(mail) })
  gateway = await startGateway({ MAILBOX_FOLDER: folder })
})
afterAll(async () => {
  await gateway.close()
  await server.close()
  await rm(folder, { recursive: true })
})

const get = async (path: string) => {
  const response = await fetch(gateway.url + path)
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const mail = (change: object = {}) =>
  nodemailer.createTransport(server.url).sendMail({
    from: 'shop@example.com',
    to: { name: 'Ada <b>Lovelace</b>', address: 'ada@example.com' },
    subject: 'Your <script>alert(1)</script> order',
    text: 'Hello & </pre><script>alert(2)</script>',
    html: '<p style="color:red">Hello</p><script>alert(3)</script>',
    ...change,
  })

describe('/mailbox', () => {
  test('exists before the first e-mail', async () => {
    const { status, text } = await get('/mailbox')
    expect({ status, text }).toEqual({ status: 200, text: expect.stringContaining('There is no mail yet') })
  })

  test('shows an e-mail without running its scripts', async () => {
    await mail()
    const list = await get('/mailbox')
    expect(list.text).toContain('Your &lt;script&gt;alert(1)&lt;/script&gt; order')
    expect(list.text).toContain('Ada &lt;b&gt;Lovelace&lt;/b&gt; &lt;ada@example.com&gt;')
    const path = /href="(\/mailbox\/\d+)"/.exec(list.text)?.[1] as string

    const one = await get(path)
    expect(one.text).toContain('Hello &amp; &lt;/pre&gt;&lt;script&gt;alert(2)&lt;/script&gt;')
    expect(one.text).toContain(`<iframe src="${path}/html" sandbox `)
    for (const { text, headers } of [list, one]) {
      expect(text).not.toContain('<script')
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';style-src 'self'/)
    }

    const html = await get(`${path}/html`)
    expect(html.text).toContain('<p style="color:red">Hello</p>')
    expect(html.headers.get('content-security-policy')).toMatch(/^sandbox;default-src 'none'/)
    expect(html.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('lists the newest e-mails', async () => {
    for (const subject of ['one', 'two', 'three', 'four']) await mail({ subject })
    const { text } = await get('/mailbox')
    expect([...text.matchAll(/">(\w+)<\/a>\n<span>/g)].map(([, subject]) => subject)).toEqual([
      'four',
      'three',
      'two',
    ])
  })

  test.each([
    '/mailbox/0000000000000000',
    '/mailbox/..%2f..%2fpackage',
    '/mailbox/x/html',
    '/mailbox/%00',
    '/mailbox/1/2/3',
  ])('%s is a 404 problem', async (path) => {
    const { status, headers } = await get(path)
    expect({ status, type: headers.get('content-type') }).toEqual({
      status: 404,
      type: 'application/problem+json',
    })
  })

  test('does not exist unless it is configured', async () => {
    const other = await startGateway()
    expect((await fetch(`${other.url}/mailbox`)).status).toBe(404)
    expect(await (await fetch(other.url)).text()).not.toContain('/mailbox')
    await other.close()
  })
})
