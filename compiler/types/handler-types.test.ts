import { expect, test } from 'vitest'
import { handlerTypes } from './handler-types.ts'
import { compileOperations } from '../operations.ts'

const binary = { type: 'string', format: 'binary' }

const form = (properties: object) => ({
  content: { 'multipart/form-data': { schema: { type: 'object', properties } } },
})

function typesOf(requestBody: object, path = '/p'): string {
  const document = {
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: {
      [path]: { post: { operationId: 'upload', requestBody, responses: { 204: { description: 'Done' } } } },
    },
    components: { requestBodies: { Shared: form({ scan: binary }) }, schemas: { Photo: binary } },
  }
  return handlerTypes(document, compileOperations(document, 'a test').operations, '#platform')
}

test('the files of a form are streams to a handler, whatever way the contract has to say so', () => {
  const fields = {
    title: { type: 'string' },
    photo: binary,
    shared: { $ref: '#/components/schemas/Photo' },
    icon: { type: 'string', contentMediaType: 'image/png' },
    inline: { type: 'string', contentMediaType: 'image/png', contentEncoding: 'base64' },
    'more pages': { type: 'array', items: binary },
    tags: { type: 'array', items: { type: 'string' } },
  }
  const types = typesOf(form(fields))
  expect(types).toContain(
    '"upload": { "photo": UploadedFile; "shared": UploadedFile; "icon": UploadedFile; "more pages": UploadedFile[] }',
  )
  expect(types).toContain("import type { UploadedFile } from '#platform/http/multipart.ts'")
})

test('a form that is shared by reference has its files too', () => {
  expect(typesOf({ $ref: '#/components/requestBodies/Shared' }, '/a/b~c')).toContain(
    '"upload": { "scan": UploadedFile }',
  )
})

test('a contract without files does not mention them', () => {
  const json = { content: { 'application/json': { schema: { properties: { photo: binary } } } } }
  expect(typesOf(json)).not.toContain('UploadedFile')
})
