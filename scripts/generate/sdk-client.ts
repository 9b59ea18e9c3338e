import { METHODS } from '#platform/contract/contract.ts'
import type { PublicDocument } from '#platform/contract/public-document.ts'

/** Input of the client generator: a call can have its key generated, so its type must not require the header. */
export function withOptionalIdempotencyKeys(document: PublicDocument): PublicDocument {
  const copy = structuredClone(document)
  const parameters = [
    ...Object.values(copy.components?.parameters ?? {}),
    ...operationsOf(copy).flatMap(({ parameters = [] }) => parameters),
  ] as { name?: string; required?: boolean }[]
  for (const parameter of parameters) if (parameter.name === 'Idempotency-Key') parameter.required = false
  return copy
}

/**
 * The generated client with additions: the documentation of each method, taken from the contract, and error messages
 * with the problem of the response.
 *
 * @throws Error when the output of the generator no longer contains what is replaced here
 */
export function documented(client: string, document: PublicDocument): string {
  const begin = client.indexOf('export type Ops = {')
  const end = client.indexOf('\n}', begin)
  if (begin === -1 || end === -1) throw new Error('The generated client has no type Ops')
  const operations = new Map(operationsOf(document).map((operation) => [operation.operationId, operation]))
  const methods = client.slice(begin, end).replace(/^ {4}(\w+): \{$/gm, (line, id: string) => {
    const operation = operations.get(id)
    return operation ? `${comment(operation)}\n${line}` : line
  })
  return replaceOnce(
    client.slice(0, begin) + methods + client.slice(end),
    'super(`Request failed with status ${status}`);',
    `const { title, code, requestId } = (body ?? {}) as { title?: string; code?: string; requestId?: string };
    const names = [code, requestId && \`request \${requestId}\`].filter(Boolean).join(', ');
    super([\`Request failed with status \${status}\${title ? ':' : ''}\`, title, names && \`(\${names})\`].filter(Boolean).join(' '));`,
  )
}

interface DocumentedOperation {
  operationId: string
  summary?: string
  description?: string
  deprecated?: boolean
  'x-sunset'?: string
  parameters?: unknown[]
}

const operationsOf = ({ paths }: PublicDocument): DocumentedOperation[] =>
  Object.values(paths).flatMap((item) =>
    METHODS.flatMap((method) => (item[method] ? [item[method] as DocumentedOperation] : [])),
  )

function comment(operation: DocumentedOperation): string {
  const { summary = '', description = '', deprecated, 'x-sunset': sunset } = operation
  const until = sunset === undefined ? '' : ` Its last day is ${sunset}.`
  const lines =
    `${summary}${summary && description ? '\n\n' : ''}${description}${deprecated ? `\n\n@deprecated${until}` : ''}`
      .replaceAll('*/', '*\\/')
      .split('\n')
  return ['    /**', ...lines.map((line) => `     * ${line}`.trimEnd()), '     */'].join('\n')
}

function replaceOnce(text: string, part: string, replacement: string): string {
  if (text.split(part).length !== 2) throw new Error(`The generated client does not have once: ${part}`)
  return text.replace(part, () => replacement)
}
