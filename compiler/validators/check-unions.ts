import { json, block, read, below, stepOf, isOf, fail, failIf, type Place, type Scope } from './check-text.ts'
import { KINDS, type Kind } from '../schemas/kinds.ts'
import type { Prepared, PreparedUnion } from './prepared.ts'
import { helpers } from './runtime-helpers.ts'

/** A schema that the value need not match: what its outcome takes, and what to do with its marks when it matches. */
export function attempt(
  scope: Scope,
  schema: Prepared | boolean,
  { value, marks }: Place,
): { before: string[]; test: string; merge: string[] } {
  const name = scope.functionOf(schema, marks !== undefined)
  if (!marks) return { before: [], test: `${name}(${value})`, merge: [] }
  const own = scope.name('m')
  return {
    before: [`const ${own} = ${helpers.marks}()`],
    test: `${name}(${value}, null, null, ${own})`,
    merge: [`${marks}.add(${own})`],
  }
}

/** `anyOf` and `oneOf`: by the type of the value, by a property that only one branch can have, or by trying. */
export function unionLines(scope: Scope, union: PreparedUnion, place: Place): string[] {
  const groups = new Map<string, { kinds: Kind[]; branches: number[] }>()
  for (const kind of KINDS) {
    const branches = union.branches.flatMap((_, i) => (union.kinds[i]?.has(kind) ? [i] : []))
    // Branches that objects may match differ in their properties.
    const key = `${branches.join()}${kind === 'object' && union.tag && branches.length > 1 ? ' by tag' : ''}`
    const group = groups.get(key) ?? { kinds: [], branches }
    group.kinds.push(kind)
    groups.set(key, group)
  }
  const all = [...groups.values()]
  const largest = all.reduce((a, b) => (b.kinds.length > a.kinds.length ? b : a))
  const text: string[] = []
  for (const group of [...all.filter((one) => one !== largest), largest]) {
    const lines = groupLines(scope, union, group, place)
    const head = group === largest ? '' : `if (${isOf(group.kinds, place.value)})`
    if (all.length === 1) return lines
    text.push(...block(`${text.length > 0 ? 'else ' : ''}${head}`.trim(), lines))
  }
  return text
}

function groupLines(
  scope: Scope,
  union: PreparedUnion,
  { kinds, branches }: { kinds: Kind[]; branches: number[] },
  place: Place,
): string[] {
  const [only] = branches
  if (only === undefined) {
    const types = KINDS.filter((kind) => union.kinds.some((one) => one.has(kind)))
    return [fail('', place, types.length > 0 ? 'type' : union.keyword, json({ type: types }))]
  }
  if (branches.length === 1) return scope.linesOf(union.branches[only] as Prepared, place)
  const tag = kinds.join() === 'object' ? union.tag : undefined
  return tag?.isExclusive
    ? tagLines(scope, union, tag, branches, place)
    : trialLines(scope, union, tag, branches, place)
}

/** Each branch requires a property with constants of its own: only the branch with the value's constant can match. */
function tagLines(
  scope: Scope,
  union: PreparedUnion,
  { property, cases }: NonNullable<PreparedUnion['tag']>,
  branches: number[],
  place: Place,
): string[] {
  const tag = scope.name('tag')
  const known = cases.filter(([, branch]) => branches.includes(branch))
  const arms = branches.flatMap((branch) => {
    const values = known.filter(([, one]) => one === branch).map(([value]) => `case ${json(value)}:`)
    return values.length === 0
      ? []
      : [
          ...values.slice(0, -1),
          ...block(values.at(-1) as string, [
            ...scope.linesOf(union.branches[branch] as Prepared, place),
            'break',
          ]),
        ]
  })
  const at: Place = { ...place, pointer: below(place.pointer, stepOf(property)) }
  const missing = fail(`${tag} === undefined && `, place, 'required', json({ missingProperty: property }))
  const wrong = fail(
    `${tag} !== undefined && `,
    at,
    'enum',
    json({ allowedValues: known.map(([value]) => value) }),
  )
  return [
    `const ${tag} = ${read(place.value, property)}`,
    ...block(`switch (${tag})`, [...arms, ...block('default:', [missing, wrong])]),
  ]
}

function trialLines(
  scope: Scope,
  union: PreparedUnion,
  tag: PreparedUnion['tag'],
  branches: number[],
  place: Place,
): string[] {
  const count = scope.name('n')
  const { keyword } = union
  const lines = [`let ${count} = 0`]
  for (const branch of branches) {
    const { before, test, merge } = attempt(scope, union.branches[branch] as Prepared, place)
    // What has been evaluated matters of each branch that matches; otherwise one is enough, or the second too many.
    const isOpen = place.marks ? '' : keyword === 'anyOf' ? `${count} === 0 && ` : `${count} < 2 && `
    lines.push(...before, `if (${isOpen}${test}) { ${[`${count}++`, ...merge].join('; ')} }`)
  }
  if (keyword === 'oneOf') lines.push(failIf(`${count} > 1`, place, 'oneOf', { isAmbiguous: true }))
  const none = fail('', place, keyword, '{}')
  const hints = tag?.cases.filter(([, branch]) => branches.includes(branch)) ?? []
  if (!tag || hints.length === 0) return [...lines, ...block(`if (${count} === 0)`, [none])]
  // The outcome is known: the tag only says whose errors are of use.
  const arms = hints.map(([value, branch]) => {
    const check = scope.functionOf(union.branches[branch] as Prepared)
    return `case ${json(value)}: ${check}(${place.value}, ${place.pointer}, e); break`
  })
  const hint = block(`switch (${read(place.value, tag.property)})`, [...arms, `default: ${none}`])
  return [...lines, ...block(`if (${count} === 0)`, ['if (!e) return false', ...hint])]
}
