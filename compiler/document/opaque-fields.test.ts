import { describe, expect, it } from 'vitest'
import { handlerTypes } from '../types/handler-types.ts'
import { compileDocument } from '../compile.ts'

const Address = { type: 'object', required: ['city'], properties: { city: { type: 'string' } } }
const ref = { $ref: '#/components/schemas/Form' }
const body = (type: string, encoding?: object) => ({ content: { [type]: { schema: ref, encoding } } })
const xml = {
  address: { contentType: 'application/xml' },
  more: { contentType: 'application/xml; charset=utf-8' },
}

function compiled(bodies: Record<string, object>) {
  return compileDocument(
    {
      openapi: '3.1.1',
      info: { title: 'T', version: '1' },
      paths: Object.fromEntries(
        Object.entries(bodies).map(([operationId, requestBody]) => [
          `/${operationId}`,
          { post: { operationId, requestBody, responses: { 204: { description: 'Done' } } } },
        ]),
      ),
      components: {
        schemas: {
          Address,
          Form: {
            type: 'object',
            properties: {
              name: { type: 'string' },
              address: { $ref: '#/components/schemas/Address' },
              more: { type: 'array', items: { $ref: '#/components/schemas/Address' } },
            },
          },
        },
      },
    },
    'a test',
  )
}

describe('a field of a form that is neither JSON nor text', () => {
  it('is a file of a multipart form, which a note says, and the document stays as it is', () => {
    const { document, operations, notes } = compiled({
      send: body('multipart/form-data', xml),
      plain: body('multipart/form-data'),
    })
    const types = handlerTypes(document, operations, '#platform')
    expect(types).toContain('"send": { "address": UploadedFile; "more": UploadedFile[] }')
    expect(types).not.toContain('"plain": {')
    expect(document.components?.schemas?.Form).toHaveProperty('properties.address.$ref')
    expect(
      notes.filter(({ message }) => message.includes('not checked')).map(({ pointer }) => pointer),
    ).toEqual(
      ['address', 'more'].map(
        (name) => `#/paths/~1send/post/requestBody/content/multipart~1form-data/encoding/${name}`,
      ),
    )
  })

  it('is read by its style, if it has one, and by its schema where that is no object', () => {
    const { notes } = compiled({
      styled: body('application/x-www-form-urlencoded', { more: { ...xml.more, explode: true } }),
      text: body('multipart/form-data', { name: { contentType: 'image/png' } }),
      json: body('multipart/form-data', { address: { contentType: 'application/xml, application/json' } }),
    })
    expect(notes.filter(({ message }) => message.includes('not checked'))).toEqual([])
  })
})
