import { isObject } from '../document/json-pointer.ts'
import { childrenOf, refsOf, type Located, type Schema, type Source } from '../document/source.ts'
import { guardOf } from '../schemas/unions.ts'
import { hiddenNames, isHidden } from '../schemas/hidden.ts'
import { sampleOfPattern } from './sample-pattern.ts'
import { numberOf, stringOf } from './sample-scalars.ts'
import { NoSample, exampleOf, isOf, typeOf } from './sample-types.ts'

export interface SampleOptions {
  /** Properties that the direction leaves out are not sampled: `request` leaves out what is read-only, `reply` what is write-only. */
  variant: 'request' | 'reply'
  /** Also sample properties that are not required. */
  withOptional?: boolean
  /** Prefer the schema's own examples, defaults and constants. */
  withExamples?: boolean
}

const MAX_DEPTH = 12

/**
 * A value of a schema: the same for each call. It follows types, enums, constants, formats, limits, patterns, `required`,
 * `allOf` and the first branch of a union that has a value. A schema may still refuse it (`not`, conditions), so a caller validates it.
 *
 * @throws NoSample when a required part has no value, such as an endless recursion
 */
export function sample(source: Source, here: Located, options: SampleOptions): unknown {
  return new Sampler(source, { withOptional: true, withExamples: true, ...options }).value([here], 0)
}

/** What is made for `sample`. What is chosen where a schema leaves a choice is left to methods of their own. */
export class Sampler {
  private readonly source: Source
  private readonly options: Required<SampleOptions>
  private readonly open = new Map<string, number>()

  constructor(source: Source, options: Required<SampleOptions>) {
    this.source = source
    this.options = options
  }

  /** Which branch of a union, or value of an enum, comes first. */
  protected first<T>(all: readonly T[]): readonly T[] {
    return all
  }

  /** Whether an optional property is there. */
  protected hasOptional(depth: number): boolean {
    return this.options.withOptional && depth <= 6
  }

  /** How many items a list has, from what it must have at least. */
  protected lengthOf(least: number): number {
    return least
  }

  protected scalar(type: 'string' | 'integer' | 'number' | 'boolean', schemas: readonly Schema[]): unknown {
    if (type === 'string') return stringOf(schemas)
    return type === 'boolean' ? true : numberOf(schemas, type === 'integer')
  }

  /** A value that all of some schemas accept. */
  value(schemas: readonly Located[], depth: number): unknown {
    if (depth > MAX_DEPTH) throw new NoSample('the schema is nested too deeply')
    const parts = schemas.flatMap((schema) => this.partsOf(schema))
    if (parts.some(({ schema }) => schema === false)) throw new NoSample('the schema accepts no value')
    const entered = parts.map(({ pointer }) => pointer)
    if (entered.some((pointer) => (this.open.get(pointer) ?? 0) > 1))
      throw new NoSample('the schema contains itself')
    for (const pointer of entered) this.open.set(pointer, (this.open.get(pointer) ?? 0) + 1)
    try {
      return this.union(parts, depth)
    } finally {
      for (const pointer of entered) this.open.set(pointer, (this.open.get(pointer) ?? 1) - 1)
    }
  }

  /** A schema, what it refers to and the parts of its `allOf`. */
  private partsOf(here: Located, seen = new Set<string>()): Located[] {
    if (!isObject(here.schema)) return [here]
    if (seen.has(here.pointer)) return []
    seen.add(here.pointer)
    const target = refsOf(this.source, here).flatMap((ref) => this.partsOf(ref, seen))
    if (this.source.is30 && typeof here.schema.$ref === 'string') return target
    const all = childrenOf(here).filter(({ keyword }) => keyword === 'allOf')
    return [here, ...target, ...all.flatMap((part) => this.partsOf(part, seen))]
  }

  /** The first branch of each union that has a value together with the rest. */
  private union(parts: Located[], depth: number): unknown {
    const own = this.options.withExamples ? exampleOf(parts) : undefined
    if (own !== undefined) return own.value
    const unions = parts.flatMap((part) =>
      (['oneOf', 'anyOf'] as const)
        .map((keyword) => childrenOf(part).filter((child) => child.keyword === keyword))
        .filter((branches) => branches.length > 0)
        .map((branches) => ({ branches, discriminator: (part.schema as Schema).discriminator })),
    )
    if (unions.length === 0) return this.plain(parts, depth)
    let reason: unknown
    const choose = (i: number, chosen: Located[]): unknown => {
      const union = unions[i]
      if (!union) {
        const value = this.value([...parts.map(withoutUnions), ...chosen], depth + 1)
        return this.tagged(value, unions, chosen)
      }
      // Null is the last resort: it shows nothing.
      const branches = this.first(union.branches).toSorted((a, b) => Number(isNull(a)) - Number(isNull(b)))
      for (const branch of branches) {
        try {
          return choose(i + 1, [...chosen, branch])
        } catch (error) {
          if (!(error instanceof NoSample)) throw error
          reason = error
        }
      }
      throw reason instanceof NoSample ? reason : new NoSample('no branch has a value')
    }
    return choose(0, [])
  }

  /** Sets the property that names the branch to the name of the branch that was chosen. */
  private tagged(
    value: unknown,
    unions: readonly { discriminator: unknown }[],
    chosen: readonly Located[],
  ): unknown {
    for (const [i, { discriminator }] of unions.entries()) {
      const branch = chosen[i]
      if (!isObject(discriminator) || !isObject(value) || !branch || !isObject(branch.schema)) continue
      const { $ref } = branch.schema
      const { propertyName } = discriminator
      if (typeof $ref !== 'string' || typeof propertyName !== 'string') continue
      if (hiddenNames(this.source, branch, this.options.variant).has(propertyName)) continue
      // The schema of the branch decides: a discriminator does not change what is valid.
      const guard = guardOf(this.source, branch, propertyName)
      if (guard) {
        if (guard.required && !guard.values.some((one) => one === value[propertyName]))
          value[propertyName] = guard.values[0]
        continue
      }
      const mapped = Object.entries(isObject(discriminator.mapping) ? discriminator.mapping : {}).find(
        ([, target]) => target === $ref || $ref.endsWith(`/${String(target)}`),
      )
      value[propertyName] = mapped?.[0] ?? $ref.slice($ref.lastIndexOf('/') + 1)
    }
    return value
  }

  private plain(parts: Located[], depth: number): unknown {
    const schemas = parts.map(({ schema }) => schema).filter(isObject)
    const constant = schemas.find((schema) => schema.const !== undefined)
    if (constant) return constant.const
    const lists = schemas.map((schema) => schema.enum).filter(Array.isArray) as unknown[][]
    if (lists.length > 0) {
      const wanted = typeOf(parts)
      const both = this.first(lists[0] as unknown[]).filter((value) =>
        lists.every((list) => list.some((other) => JSON.stringify(other) === JSON.stringify(value))),
      )
      const fitting =
        both.find((value) => value !== null && (wanted === undefined || isOf(value, wanted))) ?? both[0]
      if (fitting === undefined) throw new NoSample('no value is in each enum')
      return fitting
    }
    const type = typeOf(parts)
    switch (type) {
      case 'object':
        return this.object(parts, depth)
      case 'array':
        return this.array(parts, depth)
      case 'string':
      case 'integer':
      case 'number':
      case 'boolean':
        return this.scalar(type, schemas)
      case 'null':
        return null
      default:
        return schemas.some((schema) => schema.format !== undefined || schema.pattern !== undefined)
          ? this.scalar('string', schemas)
          : {}
    }
  }

  private object(parts: Located[], depth: number): unknown {
    const children = parts.flatMap((part) => childrenOf(part))
    const required = new Set(
      parts.flatMap(({ schema }) =>
        isObject(schema) && Array.isArray(schema.required) ? (schema.required as string[]) : [],
      ),
    )
    const names = new Map<string, Located[]>()
    const hidden = new Set<string>()
    for (const child of children) {
      if (child.keyword !== 'properties') continue
      if (isHidden(this.source, child, this.options.variant)) hidden.add(child.key)
      names.set(child.key, [...(names.get(child.key) ?? []), child])
    }
    const rest = children.filter(({ keyword }) => keyword === 'additionalProperties')
    const patterns = children.filter(({ keyword }) => keyword === 'patternProperties')
    for (const name of required) if (!names.has(name)) names.set(name, ruleFor(name, patterns, rest))
    const value: Record<string, unknown> = {}
    const put = (name: string, sampled: unknown) =>
      Object.defineProperty(value, name, {
        value: sampled,
        enumerable: true,
        configurable: true,
        writable: true,
      })
    const add = (name: string): void => {
      try {
        put(name, this.value([...(names.get(name) as Located[]), ...ruleFor(name, patterns, [])], depth + 1))
      } catch (error) {
        if (required.has(name) || !(error instanceof NoSample)) throw error
      }
    }
    const known = [...names.keys()].filter((name) => !hidden.has(name))
    for (const name of known) if (required.has(name) || this.hasOptional(depth)) add(name)
    const limit = (keyword: string) =>
      parts
        .map(({ schema }) => (isObject(schema) ? Number(schema[keyword] ?? NaN) : NaN))
        .filter((n) => !Number.isNaN(n))
    const max = Math.min(...limit('maxProperties'), Infinity)
    for (const name of Object.keys(value))
      if (Object.keys(value).length > max && !required.has(name)) delete value[name]
    const min = Math.max(
      ...limit('minProperties'),
      rest.some(({ schema }) => isObject(schema) && Object.keys(schema).length > 0) && names.size === 0
        ? 1
        : 0,
    )
    // Names that are declared come before names that are made up.
    for (const name of known) if (!Object.hasOwn(value, name) && Object.keys(value).length < min) add(name)
    for (let i = 1; Object.keys(value).length < min && i <= min + 50; i++) {
      const [pattern] = patterns
      const name = pattern ? sampleOfPattern(pattern.key, i) : `property${i}`
      if (name === undefined) throw new NoSample('no name fits the pattern of its properties')
      if (!Object.hasOwn(value, name)) put(name, this.value(ruleFor(name, patterns, rest), depth + 1))
    }
    return value
  }

  private array(parts: Located[], depth: number): unknown {
    const children = parts.flatMap((part) => childrenOf(part))
    const of = (keyword: string) => children.filter((child) => child.keyword === keyword)
    const number = (keyword: string, otherwise: number) =>
      parts.reduce(
        (found, { schema }) =>
          isObject(schema) && typeof schema[keyword] === 'number' ? schema[keyword] : found,
        otherwise,
      )
    const [min, max] = [number('minItems', 0), number('maxItems', Infinity)]
    const isUnique = parts.some(({ schema }) => isObject(schema) && schema.uniqueItems === true)
    const prefix = of('prefixItems')
    const value: unknown[] = []
    for (const child of prefix.slice(0, max)) value.push(this.value([child], depth + 1))
    const contains = of('contains')
    const wanted = this.lengthOf(
      Math.max(
        min,
        value.length + (of('items').length > 0 && prefix.length === 0 ? 1 : 0),
        contains.length > 0 ? number('minContains', 1) : 0,
      ),
    )
    while (value.length < Math.min(wanted, max)) {
      const rules = [...of('items'), ...contains]
      let item: unknown
      try {
        item = rules.length > 0 ? this.value(rules, depth + 1) : `item ${value.length + 1}`
      } catch (error) {
        if (error instanceof NoSample && value.length >= min) break
        throw error
      }
      if (isUnique) item = another(item, value, rules)
      value.push(item)
      if (value.length > 1000) throw new NoSample('the list would be too long')
    }
    return value
  }
}

/** What applies to a property that `properties` does not name. */
function ruleFor(
  name: string,
  patterns: readonly { key: string; schema: unknown }[],
  rest: readonly Located[],
): Located[] {
  const matching = patterns.filter(({ key }) => new RegExp(key, 'u').test(name)) as unknown as Located[]
  return matching.length > 0 ? matching : [...rest]
}

const isNull = ({ schema }: Located): boolean => isObject(schema) && schema.type === 'null'

/* Keeps the pointer apart from that of the whole, which is open already. */
function withoutUnions(here: Located): Located {
  if (!isObject(here.schema)) return here
  const {
    oneOf: _oneOf,
    anyOf: _anyOf,
    allOf: _allOf,
    $ref: _ref,
    $dynamicRef: _dynamicRef,
    ...schema
  } = here.schema
  return { ...here, schema, pointer: `${here.pointer}/(rest)` }
}

/** A value other than those that are there already. */
function another(item: unknown, others: readonly unknown[], rules: readonly Located[]): unknown {
  const isNew = (value: unknown) => !others.some((other) => JSON.stringify(other) === JSON.stringify(value))
  if (isNew(item)) return item
  const values = rules.flatMap(({ schema }) =>
    isObject(schema) && Array.isArray(schema.enum) ? (schema.enum as unknown[]) : [],
  )
  const free = values.find(isNew)
  if (free !== undefined) return free
  if (values.length > 0) throw new NoSample('the list needs more different items than there are')
  const index = others.length
  if (typeof item === 'number') return item + index
  if (typeof item === 'string')
    return /^[0-9a-f-]{36}$/.test(item)
      ? item.slice(0, -2) + String(index).padStart(2, '0')
      : `${item}${index}`
  if (isObject(item)) {
    const key = Object.keys(item).find(
      (name) => typeof item[name] === 'string' || typeof item[name] === 'number',
    )
    if (key !== undefined)
      return {
        ...item,
        [key]: another(
          item[key],
          others.map((other) => (other as Schema)[key]),
          [],
        ),
      }
  }
  throw new NoSample('the list needs more different items than were found')
}
