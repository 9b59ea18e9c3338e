import { METHODS } from '#platform/contract/contract.ts'
import { isDeprecatedVersion } from '#platform/contract/lifecycle.ts'
import type { ReadDocument } from '../document/bundle.ts'
import { at } from '../document/json-pointer.ts'
import { openLocations } from '../document/locations.ts'
import { withoutNames } from '../document/path-template.ts'
import { openSource } from '../document/source.ts'
import { canonical, type Change, report, type Scope, type Side } from './change.ts'
import { compareExtensions } from './extensions.ts'
import {
  compareRequestBody,
  compareResponses,
  membersOf,
  type Node,
  pairs,
  placed,
  type Placed,
} from './messages.ts'
import { compareParameters } from './parameters.ts'
import { compareSchemes, compareSecurity } from './security.ts'
import { isEnded } from './sunset.ts'
import { compareServers } from './servers.ts'

/**
 * The differences between two OpenAPI documents, breaking ones first.
 *
 * @param oldText the text of a file of the old document, when it is not on the disk
 * @throws Refusal when one is no OpenAPI 3.0 or 3.1, or has a reference that leads nowhere
 */
export function diffDocuments(
  old: ReadDocument,
  next: ReadDocument,
  oldText?: (file: string) => string,
): Change[] {
  const scope: Scope = {
    old: sideOf(old, oldText),
    new: sideOf(next),
    operation: '',
    operationKey: '',
    changes: new Map(),
  }
  const [before, after] = [root(scope.old), root(scope.new)]
  compareInfo(scope, before, after)
  compareServers(scope, before, after)
  compareSchemes(scope)
  compareExtensions(scope, before, after)
  pairs(
    membersOf(scope.old, before, 'paths', withoutNames),
    membersOf(scope.new, after, 'paths', withoutNames),
    (path, one, other) => comparePath(scope, path, one, other),
  )
  for (const key of ['webhooks', 'x-webhooks'])
    pairs(membersOf(scope.old, before, key), membersOf(scope.new, after, key), (name, one, other) =>
      compareEvent(scope, 'webhook', `webhook ${name}`, one, other),
    )
  const order = ['breaking', 'additive', 'text']
  return [...scope.changes.values()].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
}

function sideOf(read: ReadDocument, text?: (file: string) => string): Side {
  const [refusal] = read.refusals
  if (refusal) throw refusal
  return { source: openSource(read.document), locate: openLocations(read, text) }
}

const root = ({ source }: Side): Placed => ({ node: source.document, pointer: '#' })

function compareInfo(scope: Scope, old: Placed, next: Placed): void {
  const text = ({ node }: Placed) => {
    const info = Object.entries(node.info as Node).filter(
      ([key]) => key !== 'version' && !key.startsWith('x-'),
    )
    return canonical([Object.fromEntries(info), node.tags, node.externalDocs])
  }
  const placedInfo = ({ node }: Placed): Placed => ({ node: node.info as Node, pointer: '#/info' })
  const [was, is] = [old, next].map(({ node }) => isDeprecatedVersion(node.info as Node))
  if (was !== is)
    report(scope, {
      rule: is ? 'version-deprecated' : 'version-deprecation-removed',
      ...{ subject: 'info', old: '#/info', new: '#/info' },
      message: is
        ? 'The version was marked as deprecated.'
        : 'The version is no longer marked as deprecated.',
    })
  compareExtensions(scope, placedInfo(old), placedInfo(next))
  if (text(old) !== text(next))
    report(scope, {
      rule: 'document-text-changed',
      subject: 'info',
      message: '`info` or `tags` are others.',
      old: '#/info',
      new: '#/info',
      values: [text(old), text(next)],
    })
}

type Named = Placed & { name: string }

function comparePath(scope: Scope, path: string, old: Named | undefined, next: Named | undefined): void {
  const name = (next ?? old)?.name ?? path
  const inner = { ...scope, operation: name, operationKey: path }
  const found = { subject: 'path', old: old?.pointer, new: next?.pointer }
  if (!next) {
    const hasEnded = METHODS.every((method) => !old?.node[method] || isEnded(scope, old.node[method] as Node))
    const rule = hasEnded ? 'path-removed-after-sunset' : 'path-removed'
    return report(inner, { ...found, rule, message: `The path ${name} was removed.` })
  }
  if (!old) return report(inner, { ...found, rule: 'path-added', message: `The path ${name} was added.` })
  for (const method of METHODS) {
    const label = `${method.toUpperCase()} ${name}`
    compareOperation(
      { ...scope, operation: label, operationKey: `${method} ${path}` },
      method,
      old,
      next,
      false,
    )
  }
}

function compareEvent(
  scope: Scope,
  kind: 'webhook' | 'callback',
  label: string,
  old: Named | undefined,
  next: Named | undefined,
): void {
  const inner = { ...scope, operation: label, operationKey: label }
  const found = { subject: kind, old: old?.pointer, new: next?.pointer }
  if (!next) return report(inner, { ...found, rule: `${kind}-removed`, message: `The ${label} was removed.` })
  if (!old) return report(inner, { ...found, rule: `${kind}-added`, message: `The ${label} was added.` })
  for (const method of METHODS) compareOperation(inner, method, old, next, true)
}

function compareOperation(
  scope: Scope,
  method: string,
  oldItem: Named,
  nextItem: Named,
  isEvent: boolean,
): void {
  const old = placed(scope.old, oldItem.node[method], at(oldItem.pointer, method))
  const next = placed(scope.new, nextItem.node[method], at(nextItem.pointer, method))
  const found = { subject: isEvent ? method : 'operation', old: old?.pointer, new: next?.pointer }
  if (old && !next)
    report(scope, {
      ...found,
      rule: isEnded(scope, old.node) ? 'operation-removed-after-sunset' : 'operation-removed',
      message: `The operation ${scope.operation} was removed.`,
    })
  if (!old && next)
    report(scope, {
      ...found,
      rule: 'operation-added',
      message: `The operation ${scope.operation} was added.`,
    })
  if (!old || !next) return
  compareIdentity(scope, old, next)
  compareParameters(
    scope,
    isEvent,
    { template: oldItem.name, item: oldItem, operation: old },
    { template: nextItem.name, item: nextItem, operation: next },
  )
  const body = (side: Side, one: Placed) => placed(side, one.node.requestBody, at(one.pointer, 'requestBody'))
  compareRequestBody(scope, isEvent, body(scope.old, old), body(scope.new, next))
  compareResponses(scope, isEvent, old, next)
  compareSecurity(scope, isEvent, old, next)
  compareExtensions(scope, old, next)
  const serversOf = (item: Placed, one: Placed, document: Placed) =>
    Array.isArray(one.node.servers) ? one : Array.isArray(item.node.servers) ? item : document
  const [before, after] = [
    serversOf(oldItem, old, root(scope.old)),
    serversOf(nextItem, next, root(scope.new)),
  ]
  // Those of the document have been compared.
  if (before.pointer !== '#' || after.pointer !== '#') compareServers(scope, before, after)
  pairs(
    membersOf(scope.old, old, 'callbacks'),
    membersOf(scope.new, next, 'callbacks'),
    (name, one, other) => {
      const label = `callback ${name} of ${scope.operationKey}`
      if (!one || !other) return compareEvent(scope, 'callback', label, one, other)
      const items = (side: Side, callback: Placed) =>
        membersOf(side, { node: { paths: callback.node }, pointer: callback.pointer }, 'paths')
      const [a, b] = [items(scope.old, one), items(scope.new, other)]
      const place = (item: Named | undefined, owner: Placed) =>
        item && { ...item, pointer: at(owner.pointer, item.name) }
      pairs(a, b, (address, x, y) =>
        compareEvent(
          scope,
          'callback',
          a.size > 1 ? `${label} ${address}` : label,
          place(x, one),
          place(y, other),
        ),
      )
    },
  )
}

function compareIdentity(scope: Scope, old: Placed, next: Placed): void {
  const found = { subject: 'operation', old: old.pointer, new: next.pointer }
  const [id, newId] = [old, next].map(({ node }) => node.operationId as string | undefined)
  if (id !== newId)
    report(scope, {
      ...{
        ...found,
        new: newId === undefined ? next.pointer : at(next.pointer, 'operationId'),
        values: [id, newId],
      },
      rule: id === undefined ? 'operation-id-added' : 'operation-id-changed',
      message: `The operationId ${id ?? 'nothing'} is ${newId ?? 'nothing'}.`,
    })
  const [was, is] = [old.node.deprecated === true, next.node.deprecated === true]
  if (was !== is)
    report(scope, {
      ...found,
      rule: is ? 'operation-deprecated' : 'operation-deprecation-removed',
      message: is ? 'It was marked as deprecated.' : 'It is no longer marked as deprecated.',
    })
  const text = ({ node }: Placed) => canonical([node.summary, node.description, node.tags, node.externalDocs])
  if (text(old) !== text(next))
    report(scope, {
      ...found,
      rule: 'operation-text-changed',
      message: 'Summary, description or tags are others.',
      values: [text(old), text(next)],
    })
}
