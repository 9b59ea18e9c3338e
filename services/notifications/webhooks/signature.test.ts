import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { secretText, signatureHeaders } from './signature.ts'

test('a signature equals that of the reference implementation', () => {
  const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64')
  const at = new Date('2026-03-01T10:00:00.999Z')
  const body = '{"test": "Ünïcödé"}'
  expect(secretText(secret)).toBe('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')
  expect(signatureHeaders(secret, 'msg_1', at, body)).toEqual({
    'webhook-id': 'msg_1',
    'webhook-timestamp': '1772359200',
    'webhook-signature': new Webhook(secretText(secret)).sign('msg_1', at, body),
  })
})
