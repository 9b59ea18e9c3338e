import { at, isObject } from '../document/json-pointer.ts'
import { report, type Scope } from './change.ts'
import { pairs, type Node, type Placed } from './messages.ts'

function serversOf({ node, pointer }: Placed): Map<string, Placed> {
  const list =
    Array.isArray(node.servers) && node.servers.length > 0 ? (node.servers as Node[]) : [{ url: '/' }]
  return new Map(
    list.map((one, i) => [
      String(one.url).replace(/(?<=.)\/$/, ''),
      { node: one, pointer: Array.isArray(node.servers) ? at(pointer, 'servers', i) : pointer },
    ]),
  )
}

/** Compares the addresses of a document, or of an operation. */
export function compareServers(scope: Scope, old: Placed, next: Placed): void {
  pairs(serversOf(old), serversOf(next), (url, one, other) => {
    const found = { subject: `server ${url}`, old: one?.pointer, new: other?.pointer }
    if (!other)
      return report(scope, { ...found, rule: 'server-removed', message: `The address ${url} was removed.` })
    if (!one)
      return report(scope, { ...found, rule: 'server-added', message: `The address ${url} was added.` })
    const variables = ({ node }: Placed) =>
      new Map(Object.entries(isObject(node.variables) ? node.variables : {}) as [string, Node][])
    pairs(variables(one), variables(other), (name, before = {}, after = {}) => {
      const tell = (rule: string, message: string, ...values: unknown[]) =>
        report(scope, {
          ...found,
          subject: `server ${url}, variable ${name}`,
          rule: `server-variable-${rule}`,
          message,
          values,
        })
      if (before.default !== after.default)
        tell(
          'default-changed',
          `The variable ${name} of ${url} has another default.`,
          before.default,
          after.default,
        )
      const [was, is] = [before.enum, after.enum].map((list) =>
        Array.isArray(list) ? (list as unknown[]) : undefined,
      )
      for (const value of was ?? [])
        if (is && !is.includes(value))
          tell(
            'value-removed',
            `The variable ${name} of ${url} has no value ${String(value)} any more.`,
            value,
          )
      for (const value of is ?? []) {
        if (was && !was.includes(value))
          tell('value-added', `The variable ${name} of ${url} has the value ${String(value)}.`, value)
      }
      if (was && !is) tell('value-added', `The variable ${name} of ${url} may have any value.`)
      if (is && !was) tell('value-removed', `The variable ${name} of ${url} is limited to a list.`)
    })
  })
}
