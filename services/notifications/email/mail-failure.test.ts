import { expect, test } from 'vitest'
import { isRefused } from './mail-failure.ts'

test.each([
  [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, true],
  [{ code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, true],
  [{ code: 'EENVELOPE', command: 'API' }, true],
  [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 450 }, false],
  [{ code: 'EMESSAGE', command: 'DATA', responseCode: 452 }, false],
  [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 553 }, false],
  [{ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, false],
  [{ code: 'ECONNECTION', command: 'CONN' }, false],
  [{ code: 'ESOCKET' }, false],
  [{}, false],
])('%j refuses the message for good: %s', (error, refused) => {
  expect(isRefused(Object.assign(new Error('x'), error))).toBe(refused)
})
