import type { FieldPlan, ParameterPlan, Shape } from './compiled.ts'
import { coerce, type Decode, readArray, readItem, readObject, readStyled } from './parameter-value.ts'
import type { FieldError } from './problem.ts'
import { escapePointer } from './unstorable.ts'

/** Raw values by decoded name, in the order of the query. */
export type RawQuery = Map<string, string[]>

/** `application/x-www-form-urlencoded` text: a plus sign is a space. */
export const decodeForm: Decode = (raw) => {
  const text = raw.includes('+') ? raw.replaceAll('+', ' ') : raw
  return text.includes('%') ? decodeURIComponent(text) : text
}

/**
 * Splits a query or a form into names and raw values.
 *
 * @throws URIError when a name is not valid percent-encoding
 */
export function splitQuery(text: string): RawQuery {
  const query: RawQuery = new Map()
  for (let start = 0; start < text.length;) {
    let end = text.indexOf('&', start)
    if (end === -1) end = text.length
    if (end > start) {
      let equals = text.indexOf('=', start)
      if (equals === -1 || equals > end) equals = end
      const name = decodeForm(text.slice(start, equals))
      const raw = equals < end ? text.slice(equals + 1, end) : ''
      const values = query.get(name)
      if (values) values.push(raw)
      else query.set(name, [raw])
    }
    start = end + 1
  }
  return query
}

export type ReadQuery = (text: string, values: Record<string, unknown>, errors: FieldError[]) => void

/** @param keyNames parameters that carry credentials: allowed beside the declared ones */
export function openQuery(parameters: readonly ParameterPlan[], keyNames: readonly string[]): ReadQuery {
  // A form object with open properties takes all that is left, so it is read last.
  const plans = parameters.toSorted((a, b) => Number(takesAll(a)) - Number(takesAll(b)))
  const declared = new Set(parameters.map(({ name }) => name))
  const credentials = keyNames.filter((name) => !declared.has(name))
  const readAny: ReadQuery = (text, values, errors) => {
    const query = splitQuery(text)
    for (const name of credentials) query.delete(name)
    for (const plan of plans) {
      const value = readField(query, plan, `/query/${escapePointer(plan.name)}`, errors)
      if (value !== undefined) values[plan.name] = value
    }
    for (const name of query.keys())
      errors.push({ pointer: `/query/${escapePointer(name)}`, detail: 'is not a known parameter' })
  }
  const isPlain = ({ name, shape, style }: ParameterPlan) =>
    shape.kind === 'scalar' && style !== 'deepObject' && !/[%&=+]/.test(name)
  const readPlain = plans.every(isPlain) ? openPlain(plans) : undefined
  if (!readPlain) return readAny
  return (text, values, errors) => {
    if (readPlain(text, values)) return
    for (const name in values) delete values[name]
    readAny(text, values, errors)
  }
}

const takesAll = ({ shape, style, explode }: ParameterPlan) =>
  shape.kind === 'object' && shape.rest !== null && style === 'form' && explode

/**
 * Reads the usual query in one go, without cutting its names out: known ones, each once, with good values that are
 * not empty.
 *
 * @returns (the reader) false when it is any other, for `readAny` to say what is wrong
 */
function openPlain(plans: readonly ParameterPlan[]) {
  const known = plans.map(({ name, shape }) => ({
    name,
    lead: `${name}=`,
    types: (shape as Shape & { kind: 'scalar' }).types,
  }))
  const errors: FieldError[] = []
  return (text: string, values: Record<string, unknown>): boolean => {
    errors.length = 0
    for (let start = 0; start < text.length;) {
      const plan = known.find(({ lead }) => text.startsWith(lead, start))
      if (plan === undefined) return false
      const { name, lead, types } = plan
      const from = start + lead.length
      let end = text.indexOf('&', from)
      if (end === -1) end = text.length
      if (end === from || values[name] !== undefined) return false
      values[name] = coerce(decodeForm(text.slice(from, end)), types, '', errors)
      if (errors.length > 0) return false
      start = end + 1
    }
    return true
  }
}

interface Plan extends FieldPlan {
  name: string
  allowEmpty?: boolean
}

/**
 * Reads one query parameter or form field, and takes what it has read out of `query`: what is left at the end is
 * unknown.
 *
 * @returns undefined when the query does not have it
 */
export function readField(query: RawQuery, plan: Plan, pointer: string, errors: FieldError[]): unknown {
  const { name, shape, style, explode } = plan
  if (style === 'deepObject') return readDeep(query, name, shape, pointer, errors)
  if (shape.kind === 'object' && explode && style === 'form') return readSpread(query, shape, pointer, errors)
  const values = query.get(name)
  if (values === undefined) return undefined
  query.delete(name)
  if (values.length === 1 && values[0] === '' && !acceptsText(shape)) {
    // OpenAPI 3.1, `allowEmptyValue`: only with it may an empty value stand for none.
    if (!plan.allowEmpty) errors.push({ pointer, detail: 'must not be empty' })
    return undefined
  }
  if (shape.kind === 'array' && explode) return readArray(values, shape, decodeForm, pointer, errors)
  if (values.length > 1) {
    errors.push({ pointer, detail: 'must be given only once' })
    return undefined
  }
  return readStyled(
    values[0] as string,
    { ...plan, in: 'query', allowEmpty: false },
    decodeForm,
    pointer,
    errors,
  )
}

/* An exploded list of one empty text is a list all the same; so is what the schema takes for an empty text. */
const acceptsText = (shape: Shape): boolean =>
  (shape.kind === 'scalar' && (shape.types.includes('string') || shape.types.includes('null'))) ||
  (shape.kind === 'array' && shape.alone !== undefined)

/* `form` with `explode`: each property is a parameter of its own. */
function readSpread(
  query: RawQuery,
  shape: Shape & { kind: 'object' },
  pointer: string,
  errors: FieldError[],
): unknown {
  const names = shape.rest
    ? [...query.keys()]
    : Object.keys(shape.properties).filter((name) => query.has(name))
  if (names.length === 0) return undefined
  const value: Record<string, unknown> = {}
  const pairs: [string, string][] = []
  for (const name of names) {
    const values = query.get(name) as string[]
    query.delete(name)
    const property = Object.hasOwn(shape.properties, name) ? shape.properties[name] : shape.rest
    if (property?.kind === 'array' && name !== '__proto__')
      value[name] = readArray(values, property, decodeForm, `${pointer}/${escapePointer(name)}`, errors)
    else if (values.length > 1)
      errors.push({ pointer: `${pointer}/${escapePointer(name)}`, detail: 'must be given only once' })
    else pairs.push([name, values[0] as string])
  }
  return Object.assign(value, readObject(pairs, shape, decodeForm, pointer, errors))
}

/* `filter[price][gte]=3`, `expand[]=a&expand[]=b`, `tags[0]=x`. Only properties that the schema names, or allows. */
function readDeep(
  query: RawQuery,
  name: string,
  shape: Shape,
  pointer: string,
  errors: FieldError[],
): unknown {
  let tree: Branch | undefined
  for (const [key, values] of query) {
    if (key !== name && !key.startsWith(`${name}[`)) continue
    const steps = key === name ? [] : key.slice(name.length + 1, -1).split('][')
    if (key !== name && !key.endsWith(']')) continue
    query.delete(key)
    tree ??= { values: [], children: new Map() }
    let branch = tree
    for (const step of steps) {
      const next: Branch = branch.children.get(step) ?? { values: [], children: new Map() }
      branch.children.set(step, next)
      branch = next
    }
    branch.values.push(...values)
  }
  return tree && readBranch(tree, shape, pointer, errors)
}

interface Branch {
  values: string[]
  children: Map<string, Branch>
}

function readBranch(branch: Branch, shape: Shape, pointer: string, errors: FieldError[]): unknown {
  if (shape.kind === 'array') {
    const values = [...branch.values, ...(branch.children.get('')?.values ?? [])]
    const indexed = [...branch.children].filter(([key]) => key !== '')
    if (indexed.some(([key]) => !/^\d+$/.test(key))) {
      errors.push({ pointer, detail: 'must be a list' })
      return undefined
    }
    const items = indexed
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, child], i) => readBranch(child, shape.items, `${pointer}/${i}`, errors))
    return [
      ...values.map((value, i) => readItem(value, shape.items, decodeForm, `${pointer}/${i}`, errors)),
      ...items,
    ]
  }
  if (shape.kind === 'object' && branch.values.length === 0) {
    const value: Record<string, unknown> = {}
    for (const [key, child] of branch.children) {
      const place = `${pointer}/${escapePointer(key)}`
      const property = Object.hasOwn(shape.properties, key) ? shape.properties[key] : shape.rest
      if (!property || key === '__proto__') errors.push({ pointer: place, detail: 'is not a known property' })
      else value[key] = readBranch(child, property, place, errors)
    }
    return value
  }
  if (branch.values.length !== 1 || branch.children.size > 0) {
    errors.push({
      pointer,
      detail: branch.children.size > 0 ? 'must be a single value' : 'must be given only once',
    })
    return undefined
  }
  return readItem(
    branch.values[0] as string,
    shape.kind === 'object' ? { kind: 'scalar', types: ['string'] } : shape,
    decodeForm,
    pointer,
    errors,
  )
}
