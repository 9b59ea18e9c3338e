import { at, isObject } from '../document/json-pointer.ts'
import { canonical, report, type Scope, type Side } from './change.ts'
import { membersOf, pairs, type Node, type Placed } from './messages.ts'

const rootOf = ({ source }: Side): Placed => ({ node: source.document, pointer: '#' })

const schemesOf = (side: Side): Map<string, Placed & { name: string }> => {
  const components = side.source.document.components ?? {}
  return membersOf(side, { node: components, pointer: '#/components' }, 'securitySchemes')
}

/* What a client must know; the rest is documentation. */
function definitionOf({ node }: Placed): string {
  const { type, name, in: where, scheme, openIdConnectUrl, flows } = node
  const addresses = Object.entries(isObject(flows) ? flows : {}).map(([flow, value]) => {
    const { authorizationUrl, tokenUrl, refreshUrl } = value as Node
    return [flow, authorizationUrl, tokenUrl, refreshUrl]
  })
  return canonical([
    type,
    where === 'header' ? String(name).toLowerCase() : name,
    where,
    typeof scheme === 'string' ? scheme.toLowerCase() : '',
    openIdConnectUrl,
    addresses.sort(),
  ])
}

/** Compares the security schemes that both documents have. */
export function compareSchemes(scope: Scope): void {
  pairs(schemesOf(scope.old), schemesOf(scope.new), (name, one, other) => {
    if (!one || !other) return
    const found = { subject: `security scheme ${name}`, old: one.pointer, new: other.pointer }
    const [before, after] = [definitionOf(one), definitionOf(other)]
    if (before !== after)
      report(scope, {
        ...found,
        rule: 'security-scheme-changed',
        values: [before, after],
        message: `The security scheme ${name} is another.`,
      })
    for (const value of scopesOf(one))
      if (!scopesOf(other).has(value) && before === after)
        report(scope, {
          ...found,
          rule: 'security-scheme-scope-removed',
          values: [value],
          message: `The security scheme ${name} has no scope \`${value}\` any more.`,
        })
  })
}

const scopesOf = ({ node }: Placed): Set<string> =>
  new Set(
    Object.values(isObject(node.flows) ? node.flows : {}).flatMap((flow) =>
      isObject(flow) && isObject(flow.scopes) ? Object.keys(flow.scopes) : [],
    ),
  )

/** One of the ways to call an operation: by scheme, the scopes that it needs. */
type Requirement = Map<string, { names: readonly string[]; isAnyOf: boolean }>

/* A scheme with another name and the same definition is the same scheme. */
function requirementsOf(side: Side, operation: Placed, known?: ReadonlyMap<string, Placed>): Requirement[] {
  const list = operation.node.security ?? rootOf(side).node.security
  const schemes = schemesOf(side)
  const all: unknown[] = Array.isArray(list) && list.length > 0 ? list : [{}]
  return all.map(
    (one) =>
      new Map(
        Object.entries(one as Record<string, string[]>).map(([name, names]) => {
          const scheme = schemes.get(name)
          const same =
            known && scheme && !known.has(name)
              ? [...known].find(([, other]) => definitionOf(other) === definitionOf(scheme))?.[0]
              : undefined
          // Scopes of OAuth are needed together. Of the roles of other schemes, one is enough (platform/auth/authorization.ts).
          const isAnyOf = !['oauth2', 'openIdConnect'].includes(String(scheme?.node.type))
          return [same ?? name, { names: Array.isArray(names) ? names : [], isAnyOf }]
        }),
      ),
  )
}

/** Whether everybody who satisfies one requirement satisfies the other. */
function satisfies(one: Requirement, other: Requirement): boolean {
  return [...other].every(([name, needed]) => {
    const has = one.get(name)
    if (!has) return false
    if (needed.names.length === 0) return true
    if (needed.isAnyOf) return has.names.length > 0 && has.names.every((role) => needed.names.includes(role))
    return needed.names.every((scopeName) => has.names.includes(scopeName))
  })
}

const written = (one: Requirement): string =>
  canonical(Object.fromEntries([...one].map(([name, { names }]) => [name, [...names].sort()])))
const schemeNames = (one: Requirement): string => canonical([...one.keys()].sort())

/** Compares who may call an operation. */
export function compareSecurity(scope: Scope, isEvent: boolean, old: Placed, next: Placed): void {
  const before = requirementsOf(scope.old, old)
  const after = requirementsOf(scope.new, next, schemesOf(scope.old))
  const pointerOf = ({ node, pointer }: Placed) => at(node.security === undefined ? '#' : pointer, 'security')
  const found = { subject: 'security', old: pointerOf(old), new: pointerOf(next) }
  const tell = (rule: string, message: string, ...values: unknown[]) =>
    report(scope, { ...found, rule, message, values })
  if (isEvent) {
    const texts = [before, after].map((list) => canonical(list.map(written).sort()))
    if (texts[0] !== texts[1]) tell('webhook-security-changed', 'Its credentials are others.', ...texts)
    return
  }
  for (const one of before) {
    if (after.some((other) => satisfies(one, other))) continue
    const isSame = after.some((other) => schemeNames(one) === schemeNames(other))
    if (one.size === 0) tell('security-added', `It requires credentials: ${after.map(written).join(' or ')}.`)
    else if (isSame)
      tell(
        'security-scope-added',
        `${written(one)} is no longer sufficient: ${after.map(written).join(' or ')}.`,
        written(one),
      )
    else tell('security-alternative-removed', `${written(one)} is no longer sufficient.`, written(one))
  }
  for (const other of after) {
    if (before.some((one) => satisfies(other, one))) continue
    if (other.size === 0) tell('security-removed', 'It requires no credentials any more.')
    else if (before.some((one) => schemeNames(one) === schemeNames(other)))
      tell('security-scope-removed', `${written(other)} is sufficient.`, written(other))
    else tell('security-alternative-added', `${written(other)} is sufficient as well.`, written(other))
  }
}
