import { expect, it } from 'vitest'
import { Answer } from './answer.ts'

const headers = [
  ['content-type', 'application/json'],
  ['set-cookie', 'a=1'],
  ['set-cookie', 'b=2'],
] satisfies [string, string][]
const both = (status: number, text: string): [Response, Response] => [
  new Answer(status, new Headers(headers), text),
  new Response(text, { status, headers }),
]

it.each([200, 299, 300, 404, 503])('says of %i what a Response says', (status) => {
  const [answer, response] = both(status, '{}')
  const { ok, statusText, redirected, type, url, bodyUsed } = response
  expect(answer).toMatchObject({ ok, status, statusText, redirected, type, url, bodyUsed })
  expect([...answer.headers]).toEqual([...response.headers])
})

it('can be read in each way that a Response can, and again', async () => {
  const text = '{"name":"Größe"}'
  for (const read of [
    (each: Response) => each.text(),
    (each: Response) => each.json(),
    (each: Response) => each.arrayBuffer(),
    (each: Response) => each.bytes(),
    async (each: Response) => (await each.blob()).text(),
    async (each: Response) => (await each.blob()).type,
    (each: Response) => new Response(each.body).text(),
  ]) {
    const [answer, response] = both(200, text)
    const expected = await read(response)
    expect([await read(answer), await read(answer.clone()), await read(answer)]).toEqual([
      expected,
      expected,
      expected,
    ])
  }
  const form = new Answer(200, new Headers({ 'content-type': 'application/x-www-form-urlencoded' }), 'a=1')
  expect([...(await form.formData())]).toEqual([['a', '1']])
})

it('rejects, as a Response does, where there is no JSON', async () => {
  for (const text of ['', '<p>']) {
    const [answer, response] = both(200, text)
    await expect(response.json()).rejects.toThrow(SyntaxError)
    await expect(answer.json()).rejects.toThrow(SyntaxError)
  }
})

it.each([204, 205, 304])('has no body with %i', (status) => {
  expect(new Answer(status, new Headers(), '').body).toBeNull()
})
