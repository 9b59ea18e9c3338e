import { at, isObject, keysOf } from '../document/json-pointer.ts'
import { isHidden } from '../schemas/hidden.ts'
import { KINDS, kindsOf, type Kind } from '../schemas/kinds.ts'
import {
  childrenOf,
  type Child,
  nodeAt,
  refsOf,
  resolveSchema,
  type Located,
  type Schema,
  type Source,
} from '../document/source.ts'
import { openHierarchy } from '../filters/subtypes.ts'
import { constantsOf, partsOf, unionsOf } from '../schemas/unions.ts'
import { changesRequests, leastVariant } from '../schemas/variants.ts'

/**
 * One schema, as a handler meets it: in a request, where defaults are set; in a branch of a union, where the handler does not know
 * which branch's defaults are set; or in a response. `plain` is the same in all of them.
 */
export type TypeVariant = 'plain' | 'request' | 'branch' | 'reply'

export interface TypeSchemas {
  /** A schema as openapi-typescript reads it, with references to the components of `finish`. */
  write: (schema: unknown, pointer: string, variant: TypeVariant) => Schema
  /** A reference to the component that a schema of the contract becomes. */
  refer: (pointer: string, variant: TypeVariant) => Schema
  /** All schemas that were referred to. */
  finish: () => Record<string, Schema>
}

/** A schema that has no value: a property that may be absent beside typed additional properties. */
export const UNDEFINED: Schema = { type: 'string', format: 'charter:undefined' }

const COPIED = ['title', 'description', 'deprecated', 'format', 'enum', 'const', 'default'] as const
/* Keywords beside a reference that say nothing of the type. */
const ALIAS = new Set(['$ref', '$dynamicRef', '$id', '$defs', 'description'])
const SUFFIXES: Record<TypeVariant, string> = { plain: '', reply: '', request: 'Request', branch: 'Branch' }

/**
 * Rewrites the schemas of a contract for openapi-typescript. What a direction leaves out is not there, what has a default in a
 * request is required, and what TypeScript can't say in the way of JSON Schema is said in its own.
 *
 * @param isFilled whether a schema has a default that is set in requests
 */
export function openTypeSchemas(source: Source, isFilled: (here: Located) => boolean): TypeSchemas {
  const names = new Map<string, string>()
  const components = new Map<string, Schema>()
  /** References that TypeScript follows at once: all but those inside of properties. */
  const direct = new Map<string, { node: Schema; to: string }[]>()
  const hierarchy = openHierarchy(source)
  let current = ''
  let isDeferred = false

  const least = (here: Located, wanted: TypeVariant): TypeVariant => {
    if (wanted === 'plain' || wanted === 'reply') return leastVariant(source, here, wanted)
    if (wanted === 'request' && changesRequests(source, here)) return wanted
    return leastVariant(source, here, 'request') === 'plain' ? 'plain' : 'branch'
  }

  const nameOf = (pointer: string, suffix: string): string => {
    const keys = keysOf(pointer)
    const isComponent = keys.length === 3 && keys[0] === 'components' && keys[1] === 'schemas'
    const base = isComponent
      ? (keys[2] as string)
      : keys
          .slice(-3)
          .join('-')
          .replace(/[^\w.-]+/g, '-')
    const own = source.document.components?.schemas ?? {}
    // A schema that has a dynamic scope in its pointer is another one in each of them.
    const isItself = isComponent && suffix === '' && pointer.startsWith('#/')
    const isTaken = (name: string) => components.has(name) || (Object.hasOwn(own, name) && !isItself)
    let name = base + suffix
    for (let i = 2; isTaken(name); i++) name = `${base}${suffix}${i}`
    return name
  }

  const refer: TypeSchemas['refer'] = (pointer, wanted) => {
    const here: Located = { schema: nodeAt(source, pointer) as Schema, pointer }
    const variant = least(here, wanted)
    // The name itself is that of the schema in responses.
    const isOther = variant === 'plain' && leastVariant(source, here, 'reply') === 'reply'
    const name = () => nameOf(pointer, isOther ? 'Request' : SUFFIXES[variant])
    return component(`${pointer} ${variant}`, name, () => rewrite(here, variant))
  }

  /** A reference to the component of this key, which is written with the first reference. */
  const component = (key: string, freeName: () => string, write: () => Schema): Schema => {
    const known = names.get(key)
    const name = known ?? freeName()
    const node: Schema = { $ref: at('#/components/schemas', name) }
    if (!isDeferred) direct.set(current, [...(direct.get(current) ?? []), { node, to: name }])
    if (known !== undefined) return node
    names.set(key, name)
    components.set(name, {})
    const before = [current, isDeferred] as const
    ;[current, isDeferred] = [name, false]
    components.set(name, write())
    ;[current, isDeferred] = before
    return node
  }

  /** The kinds of values that match all of these schemas. */
  const commonKinds = (all: readonly Located[]) =>
    KINDS.filter((kind) => all.every((one) => kindsOf(source, one).has(kind)))

  /** @param whole schemas that apply to the same value: this one, the one whose `allOf` it is in, those of the same property */
  const rewrite = (here: Located, variant: TypeVariant, whole: readonly Located[] = [here]): Schema => {
    if (!isObject(here.schema)) return here.schema === false ? { not: {} } : {}
    const { schema } = here
    const kinds = commonKinds(whole)
    const all: Schema[] = []
    const targets = refsOf(source, here).map((ref) => resolveSchema(source, ref))
    // A schema that extends another one has no other subtypes of that.
    const isBase = (here as Partial<Child>).keyword === 'allOf'
    for (const target of targets)
      all.push(besideOthers(target, rewriteTarget(target, variant, isBase), kinds))
    if (targets.length === 1 && (source.is30 || Object.keys(schema).every((key) => ALIAS.has(key))))
      return all[0] as Schema
    const out: Schema = {}
    for (const keyword of COPIED) if (schema[keyword] !== undefined) out[keyword] = schema[keyword]
    const types = schema.type === undefined ? [] : ([schema.type].flat() as string[])
    if (types.length > 0) out.type = types.length === 1 && schema.nullable !== true ? types[0] : [...types]
    // OpenAPI 3.0.4, "nullable": it takes effect beside `type` only.
    if (source.is30 && schema.nullable === true && types.length > 0) {
      out.type = [...new Set([...types, 'null'])]
      if (Array.isArray(out.enum) && !out.enum.includes(null)) out.type = types
    }
    const children = childrenOf(here)
    const of = (keyword: string) => children.filter((child) => child.keyword === keyword)
    const unions = unionsOf(source, here)
    // `required` and `properties` say nothing of a list or a scalar.
    const isTyped = types.length > 0
    const named: string[] = isTyped || kinds.length === KINDS.length ? ['object'] : kinds
    // Without a type of its own, the keywords of objects stand beside the other kinds that the whole allows.
    const objectPart: Schema = isTyped || named.join() === 'object' ? out : { type: named }
    const extra =
      (isTyped ? types : named).includes('object') &&
      rewriteObject(here, of, variant, { out: objectPart, types: isTyped ? out.type : named, whole })
    if (objectPart !== out && Object.keys(objectPart).length > 1) all.push(objectPart)
    const [items] = of('items')
    if (items) out.items = rewrite(items, variant)
    const prefix = of('prefixItems').map((child) => rewrite(child, variant))
    if (prefix.length > 0) out.prefixItems = prefix
    for (const part of of('allOf')) all.push(rewrite(part, variant, whole))
    all.push(...unions.map((union) => rewriteUnion(union, variant)))
    if (extra) all.push(extra)
    if (all.length === 0) return out
    const [only] = all
    if (
      Object.keys(out).every((key) => ['title', 'description', 'deprecated'].includes(key)) &&
      all.length === 1 &&
      only
    )
      return '$ref' in only ? only : { ...out, ...only }
    return { ...out, allOf: all }
  }

  /** A referenced schema without a type says nothing of the other kinds of values that the whole allows. */
  const besideOthers = (target: Located, written: Schema, kinds: readonly Kind[]): Schema => {
    const others = kinds.filter((kind) => kind !== 'object')
    const isUntyped = kindsOf(source, target).size === KINDS.length
    if (!isUntyped || others.length === 0 || kinds.length === KINDS.length) return written
    return kinds.includes('object') ? { oneOf: [written, { type: others }] } : { type: others }
  }

  /** The schema that a reference leads to, or one of those that extend it and have a value of its discriminator. */
  const rewriteTarget = (target: Located, variant: TypeVariant, isBase: boolean): Schema => {
    if (typeof target.schema === 'boolean') return rewrite(target, variant)
    const descendants = isBase ? [] : hierarchy.descendantsOf(target.pointer)
    if (descendants.length === 0) return refer(target.pointer, variant)
    const name = () => nameOf(target.pointer, `OrSubtype${SUFFIXES[variant]}`)
    return component(`${target.pointer} ${variant} or subtype`, name, () => ({
      oneOf: [target.pointer, ...descendants].map((pointer) => refer(pointer, variant)),
    }))
  }

  const deferred = <T>(work: () => T): T => {
    const before = isDeferred
    isDeferred = true
    const result = work()
    isDeferred = before
    return result
  }

  /** Properties and what is required of them. Returns what must be said beside the object itself. */
  const rewriteObject = (
    here: Located,
    of: (keyword: string) => Child[],
    variant: TypeVariant,
    { out, types, whole }: { out: Schema; types: unknown; whole: readonly Located[] },
  ): Schema | undefined =>
    deferred(() => {
      const schema = here.schema as Schema
      const own = of('properties').filter(
        (child) => child.schema !== false && !isHidden(source, child, directionOf(variant)),
      )
      const sameProperties = propertiesOf(whole)
      const properties = Object.fromEntries(
        own.map((child) => [
          child.key,
          rewrite(child, variant, [child, ...(sameProperties.get(child.key) ?? [])]),
        ]),
      )
      const hidden = new Set(
        of('properties')
          .filter((child) => !own.includes(child))
          .map(({ key }) => key),
      )
      const required = new Set(
        (Array.isArray(schema.required) ? (schema.required as string[]) : []).filter(
          (name) => !hidden.has(name) && !isHiddenPart(here, name, variant),
        ),
      )
      if (variant === 'request') for (const child of own) if (isFilled(child)) required.add(child.key)
      if (own.length > 0) out.properties = properties
      const requiredHere = [...required].filter((name) => Object.hasOwn(properties, name))
      if (requiredHere.length > 0) out.required = requiredHere
      const rest = restOf(of, variant)
      if (rest === false) out.additionalProperties = false
      else if (rest !== undefined)
        out.additionalProperties =
          own.length === 0 || Object.keys(rest).length === 0
            ? rest
            : { anyOf: [rest, ...Object.values(properties), UNDEFINED] }
      else if (own.length === 0 && [schema.type].flat().includes('object')) out.additionalProperties = {}
      const outside = [...required].filter((name) => !Object.hasOwn(properties, name))
      const conditional = conditionalProperties(of, properties)
      if (outside.length === 0 && Object.keys(conditional).length === 0) return undefined
      const found = outside.map((name) => [name, propertyOf(here, name, variant) ?? {}])
      return {
        type: types,
        properties: { ...conditional, ...(Object.fromEntries(found) as Schema) },
        required: outside,
      }
    })

  /** The schema of properties without a name; undefined when nothing is said of them. */
  const restOf = (of: (keyword: string) => Child[], variant: TypeVariant): Schema | false | undefined => {
    const [additional] = of('additionalProperties')
    const patterns = of('patternProperties').map((child) => rewrite(child, variant))
    if (!additional) return patterns.length > 0 ? {} : undefined
    if (additional.schema === false)
      return patterns.length === 0 ? false : patterns.length === 1 ? patterns[0] : { anyOf: patterns }
    const rest = rewrite(additional, variant)
    return patterns.length === 0 || Object.keys(rest).length === 0 ? rest : { anyOf: [rest, ...patterns] }
  }

  /** Properties that only a condition names: they may be there. */
  const conditionalProperties = (of: (keyword: string) => Child[], known: Schema): Schema => {
    const all = ['then', 'else', 'dependentSchemas'].flatMap(of).flatMap((branch) => childrenOf(branch))
    const entries = all
      .filter(({ keyword, key }) => keyword === 'properties' && !Object.hasOwn(known, key))
      .map(({ key }): [string, Schema] => [key, {}])
    return Object.fromEntries(entries)
  }

  const namedPart = (here: Located, name: string): Child | undefined =>
    partsOf(source, here)
      .flatMap((part) => childrenOf(part))
      .find(({ keyword, key }) => keyword === 'properties' && key === name)

  /** The schemas of each property in all parts of the whole: one may have the type that another one leaves out. */
  const propertiesOf = (whole: readonly Located[]): Map<string, Located[]> => {
    const parts = new Map(whole.flatMap((one) => partsOf(source, one)).map((part) => [part.pointer, part]))
    const all = [...parts.values()].flatMap((part) => childrenOf(part))
    return Map.groupBy(
      all.filter(({ keyword }) => keyword === 'properties'),
      ({ key }) => key,
    )
  }

  const isHiddenPart = (here: Located, name: string, variant: TypeVariant): boolean => {
    const part = namedPart(here, name)
    return part !== undefined && isHidden(source, part, directionOf(variant))
  }

  const propertyOf = (here: Located, name: string, variant: TypeVariant): Schema | undefined => {
    const part = namedPart(here, name)
    return part && rewrite(part, variant)
  }

  /** A branch that is found by a tag has the values of its tag, so that comparing the tag narrows the type. */
  const rewriteUnion = (union: ReturnType<typeof unionsOf>[number], variant: TypeVariant): Schema => {
    const { branches, tag, acceptsNull } = union
    const inner = variant === 'request' && !tag && branches.length > 1 ? 'branch' : variant
    const written = branches.map((branch) => {
      const schema = rewrite(branch, inner)
      const values = [...(tag?.cases ?? [])]
        .filter(([, target]) => target.pointer === branch.pointer)
        .map(([value]) => value)
      if (!tag || values.length === 0 || isHiddenPart(branch, tag.property, variant)) return schema
      // Without `required` the run time finds the branch of a value without the tag by trying all of them.
      const { required } = constantsOf(source, branch, tag.property)
      const narrow = {
        type: 'object',
        properties: { [tag.property]: { enum: values } },
        required: required ? [tag.property] : [],
      }
      return { allOf: [schema, narrow] }
    })
    const all = acceptsNull ? [...written, { type: 'null' }] : written
    return all.length === 1 ? (all[0] as Schema) : { oneOf: all }
  }

  /* TypeScript refuses a type that contains itself other than in a property: there it is `unknown`. */
  const finish: TypeSchemas['finish'] = () => {
    const done = new Set<string>()
    const visit = (name: string, open: ReadonlySet<string>): void => {
      if (done.has(name)) return
      const inside = new Set([...open, name])
      for (const { node, to } of direct.get(name) ?? []) {
        if (inside.has(to)) delete node.$ref
        else visit(to, inside)
      }
      done.add(name)
    }
    for (const name of components.keys()) visit(name, new Set())
    return Object.fromEntries(components)
  }

  return {
    refer,
    finish,
    write: (schema, pointer, variant) => {
      if (schema === undefined) return {}
      ;[current, isDeferred] = ['', true]
      return rewrite({ schema: schema as Schema, pointer }, variant)
    },
  }
}

const directionOf = (variant: TypeVariant) => (variant === 'branch' ? 'request' : variant)
