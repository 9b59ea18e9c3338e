/** Files of a form, as a handler receives them: an `@ts-expect-error` without an error fails the check. */
import type { HandlerOf } from '#platform/http/handler.ts'
import type { UploadedFile } from '#platform/http/multipart.ts'

/* As openapi-typescript writes an operation: a binary field is a string. */
interface Upload {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  requestBody: {
    content: {
      'multipart/form-data': { title: string; photo: string; pages?: string[] }
      'application/json': { title: string; photo: string }
    }
  }
  responses: { 204: { headers: { [name: string]: unknown }; content?: never } }
}
type Files = { photo: UploadedFile; pages: UploadedFile[] }
type Form = Upload['requestBody']['content']['multipart/form-data']
type OnlyForm = Omit<Upload, 'requestBody'> & { requestBody: { content: { 'multipart/form-data': Form } } }

export const files: HandlerOf<OnlyForm, object, false, Files> = async ({ body }) => {
  const sizes: number[] = [body.photo, ...(body.pages ?? [])].map(({ sizeBytes }) => sizeBytes)
  await body.photo.toArray()
  const title: string = body.title + sizes.join()
  // @ts-expect-error a file is no text
  const text: string = body.photo
  // @ts-expect-error a list of files that may be left out
  void body.pages.length
  void [title, text]
  return { status: 204 }
}

export const either: HandlerOf<Upload, object, false, Files> = async ({ body }) => {
  // The same field of a JSON body stays what it is.
  const photo: string | UploadedFile = body.photo
  void photo
  return { status: 204 }
}
