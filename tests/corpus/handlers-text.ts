import type { Reply } from '#platform/http/handler.ts'

/** What a handler received of valid requests, and a valid response of it. */
export interface Exchanged {
  inputs: Record<string, unknown>[]
  reply: Reply | undefined
}

const PARTS = ['params', 'query', 'headers', 'cookies', 'body'] as const

/** The parts of a handler's input that can be written as a literal: files and streams can't. */
export function plainInput(input: Record<string, unknown> | undefined): Record<string, unknown> | undefined {
  if (!input) return undefined
  const plain: Record<string, unknown> = {}
  for (const part of PARTS)
    if (input[part] !== undefined && isPlain(input[part])) plain[part] = structuredClone(input[part])
  return plain
}

function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function'
  if (Array.isArray(value)) return value.every(isPlain)
  const prototype: unknown = Object.getPrototypeOf(value)
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every(isPlain)
}

/** A module with a handler of each operation: what was received must have the types of the input, and what was sent those of a response. */
export function handlersText(exchanged: ReadonlyMap<string, Exchanged>): string {
  const lines = [...exchanged].map(([id, { inputs, reply }]) => {
    const received = inputs.map((input) => {
      const parts = Object.entries(input).map(
        ([part, value]) => `      const ${part}: typeof input.${part} = ${literal(value)}\n`,
      )
      return `    {\n${parts.join('')}      void [${Object.keys(input).join(', ')}]\n    }\n`
    })
    const end = reply ? `    return ${literal(reply)}\n` : "    throw new Error('no response was made')\n"
    return `  ${JSON.stringify(id)}: async (input) => {\n    void input\n${received.join('')}${end}  },\n`
  })
  return `import type { Handlers } from './handlers.ts'\n\nexport const handlers: Handlers<object> = {\n${lines.join('')}}\n`
}

/* A key that is not computed would set the prototype. */
const literal = (value: unknown): string =>
  JSON.stringify(value).replace(/(?<!\\)"__proto__":/g, '["__proto__"]:')
