import type { FieldPlan, ParameterPlan, Shape } from '../contract/compiled.ts'
import { setOwn } from '../contract/validator.ts'
import { memberOf } from '../contract/own-property.ts'
import { ANY, coerce, type Decode, readArray, readItem, readStyled } from './parameter-value.ts'
import type { FieldError } from '../problem.ts'
import { escapePointer } from '../contract/json-pointer.ts'

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

export interface QueryOptions {
  /** Parameters that carry credentials: allowed besides the declared ones. */
  keyNames: readonly string[]
  /** Parameters that the contract does not declare are ignored instead of rejected. */
  ignoreUnknown?: boolean
}

export function openQuery(
  parameters: readonly ParameterPlan[],
  { keyNames, ignoreUnknown = false }: QueryOptions,
): ReadQuery {
  // An exploded object with open properties reads all remaining parameters, so it is read last.
  const plans = parameters.toSorted((a, b) => Number(takesAll(a)) - Number(takesAll(b)))
  const declared = new Set(parameters.flatMap(namesOf))
  const credentials = keyNames.filter((name) => !declared.has(name))
  const readAny: ReadQuery = (text, values, errors) => {
    const query = splitQuery(text)
    for (const name of credentials) query.delete(name)
    for (const plan of plans) {
      const spread = takesAll(plan) ? spreadOf(plan) : undefined
      const takes =
        spread &&
        ((name: string) =>
          Object.hasOwn(spread.properties, name) ||
          (!declared.has(name) && memberOf({}, spread, name) !== undefined))
      const value = readField(query, plan, `/query/${escapePointer(plan.name)}`, errors, { takes })
      if (value !== undefined) setOwn(values, plan.name, value)
    }
    if (ignoreUnknown) return
    for (const name of query.keys())
      errors.push({ pointer: `/query/${escapePointer(name)}`, detail: 'is not a known parameter' })
  }
  const isPlain = ({ name, shape, style }: ParameterPlan) =>
    shape.kind === 'scalar' && style !== 'deepObject' && !/[%&=+]/.test(name) && name !== '__proto__'
  const readPlain = plans.every(isPlain) ? openPlain(plans) : undefined
  if (!readPlain) return readAny
  return (text, values, errors) => {
    if (readPlain(text, values)) return
    for (const name in values) delete values[name]
    readAny(text, values, errors)
  }
}

/* The object that style `form` with `explode` spreads over the query. */
const spreadOf = ({ shape, style, explode }: FieldPlan) =>
  shape.kind === 'object' && style === 'form' && explode ? shape : undefined
const takesAll = (plan: ParameterPlan) => {
  const spread = spreadOf(plan)
  return spread !== undefined && (spread.rest !== null || spread.patterns !== undefined)
}
/* The names that a parameter uses in the query. */
const namesOf = (plan: ParameterPlan): string[] => {
  const spread = spreadOf(plan)
  return spread ? [...Object.keys(spread.properties), ...(spread.alone ? [plan.name] : [])] : [plan.name]
}

/**
 * Fast path for the usual query, in one pass without substrings for the names: declared names, each at most once, with
 * valid values that are not empty.
 *
 * @returns (the reader) false for any other query, which `readAny` then reads and validates
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
      if (end === from || Object.hasOwn(values, name)) return false
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

interface FieldOptions {
  /** Percent-decoding by default; none for the parts of a multipart form. */
  decode?: Decode
  /** The names that an exploded object reads besides its own. */
  takes?: (name: string) => boolean
}

/**
 * Reads one query parameter or form field, and removes it from `query`: what remains at the end is unknown.
 *
 * @returns undefined when the query does not have it
 */
export function readField(
  query: RawQuery,
  plan: Plan,
  pointer: string,
  errors: FieldError[],
  { decode = decodeForm, takes }: FieldOptions = {},
): unknown {
  const { name, shape, style, explode } = plan
  if (style === 'deepObject') return readDeep(query, name, shape, pointer, errors, decode)
  if (shape.kind === 'object' && explode && style === 'form') {
    const alone = shape.alone && query.get(name)
    if (alone === undefined) return readSpread(query, shape, pointer, errors, decode, takes)
  }
  const values = query.get(name)
  if (values === undefined) return undefined
  query.delete(name)
  if (values.length === 1 && values[0] === '' && !acceptsText(shape)) {
    // OpenAPI 3.1, `allowEmptyValue`: without it an empty value is an error.
    if (!plan.allowEmpty) errors.push({ pointer, detail: 'must not be empty' })
    return undefined
  }
  if (shape.kind === 'array' && explode) return readArray(values, shape, decode, pointer, errors)
  if (shape.kind === 'any' && values.length > 1)
    return values.map((raw, i) => readItem(raw, shape, decode, `${pointer}/${i}`, errors))
  if (values.length > 1) {
    errors.push({ pointer, detail: 'must be given only once' })
    return undefined
  }
  return readStyled(values[0] as string, { ...plan, in: 'query', allowEmpty: false }, decode, pointer, errors)
}

/* An exploded list with one empty text is still a list, and an empty text may match the schema. */
const acceptsText = (shape: Shape): boolean =>
  shape.kind === 'any' ||
  (shape.kind === 'scalar' && (shape.types.includes('string') || shape.types.includes('null'))) ||
  ('alone' in shape && shape.alone !== undefined)

/* Style `form` with `explode`: each property is a parameter of its own. */
function readSpread(
  query: RawQuery,
  shape: Shape & { kind: 'object' },
  pointer: string,
  errors: FieldError[],
  decode: Decode,
  takes: FieldOptions['takes'],
): unknown {
  const names = takes
    ? [...query.keys()].filter(takes)
    : Object.keys(shape.properties).filter((name) => query.has(name))
  if (names.length === 0) return undefined
  const value: Record<string, unknown> = {}
  for (const name of names) {
    const member = memberOf(shape.properties, shape, name) ?? ANY
    const plan: Plan = {
      name,
      shape: member,
      style: 'form',
      explode: member.kind !== 'object',
      allowEmpty: false,
    }
    const read = readField(query, plan, `${pointer}/${escapePointer(name)}`, errors, { decode })
    if (read !== undefined) setOwn(value, name, read)
  }
  return value
}

/* `filter[price][gte]=3`, `expand[]=a&expand[]=b`, `tags[0]=x`. */
function readDeep(
  query: RawQuery,
  name: string,
  shape: Shape,
  pointer: string,
  errors: FieldError[],
  decode: Decode,
): unknown {
  let tree: Branch | undefined
  for (const [key, values] of query) {
    if (key !== name && !(key.startsWith(`${name}[`) && key.endsWith(']'))) continue
    const steps = key === name ? [] : key.slice(name.length + 1, -1).split('][')
    query.delete(key)
    if (steps.length > MAX_DEPTH) {
      errors.push({ pointer, detail: `must not be nested deeper than ${MAX_DEPTH} levels` })
      continue
    }
    tree ??= { values: [], children: new Map() }
    let branch = tree
    for (const step of steps) {
      const next: Branch = branch.children.get(step) ?? { values: [], children: new Map() }
      branch.children.set(step, next)
      branch = next
    }
    branch.values.push(...values)
  }
  return tree && readBranch(tree, shape, pointer, errors, decode)
}

const MAX_DEPTH = 20

interface Branch {
  values: string[]
  children: Map<string, Branch>
}

function readBranch(
  branch: Branch,
  shape: Shape,
  pointer: string,
  errors: FieldError[],
  decode: Decode,
): unknown {
  const { values, children } = branch
  const alone = 'alone' in shape ? shape.alone : undefined
  // OpenAPI does not define a single value here; it is read as the schema allows it (`created=53`, `discounts=`).
  if (alone && values.length === 1 && children.size === 0)
    return readItem(values[0] as string, alone, decode, pointer, errors)
  if (shape.kind === 'array') return readList(branch, shape.items, pointer, errors, decode)
  if (shape.kind === 'any' && (values.length > 1 || (children.size > 0 && isList(branch))))
    return readList(branch, ANY, pointer, errors, decode)
  if ((shape.kind === 'object' || (shape.kind === 'any' && children.size > 0)) && values.length === 0) {
    const value: Record<string, unknown> = {}
    for (const [key, child] of children) {
      const member = shape.kind === 'object' ? memberOf(shape.properties, shape, key) : ANY
      // A closed object has no plan for an unknown name; the validator reports it.
      setOwn(value, key, readBranch(child, member ?? ANY, `${pointer}/${escapePointer(key)}`, errors, decode))
    }
    return value
  }
  if (values.length !== 1 || children.size > 0) {
    errors.push({
      pointer,
      detail: children.size > 0 ? 'must be a single value' : 'must be given only once',
    })
    return undefined
  }
  return readItem(values[0] as string, shape, decode, pointer, errors)
}

const isIndex = (key: string) => key === '' || /^\d+$/.test(key)
const isList = ({ children }: Branch) => [...children.keys()].every((key) => key === '')

function readList(
  branch: Branch,
  items: Shape,
  pointer: string,
  errors: FieldError[],
  decode: Decode,
): unknown {
  const { values, children } = branch
  if (![...children.keys()].every(isIndex)) {
    errors.push({ pointer, detail: 'must be an array' })
    return undefined
  }
  const texts = [...values, ...(children.get('')?.values ?? [])]
  const indexed = [...children].filter(([key]) => key !== '').sort(([a], [b]) => Number(a) - Number(b))
  return [
    ...texts.map((value, i) => readItem(value, items, decode, `${pointer}/${i}`, errors)),
    ...indexed.map(([, child], i) =>
      readBranch(child, items, `${pointer}/${texts.length + i}`, errors, decode),
    ),
  ]
}
