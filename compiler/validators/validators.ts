import { runtimeOf } from '#platform/contract/load-operation.ts'
import type { CompiledSchema } from '#platform/contract/compiled.ts'
import { checkFunction, checkLines } from './checks.ts'
import type { Scope } from './check-text.ts'
import { refuseCircles } from '../schemas/circles.ts'
import { defaultLines } from './defaults.ts'
import type { Prepared, Reference } from './prepared.ts'
import { defaultOf, prepare } from './prepare.ts'
import { helpers, runtimeLines, schemaAt } from './runtime-helpers.ts'
import { nodeAt, type Located, type Schema, type Source } from '../document/source.ts'
import { changesRequests, leastVariant, type Variant } from '../schemas/variants.ts'
import type { Check } from '#platform/contract/validator.ts'

/** How a compiled file reaches the functions of other schemas. */
export interface Links {
  /** The expression of the object that holds the compiled functions of a schema. */
  refer: (pointer: string) => string
  /** Says which of them is used. */
  needed: (pointer: string, member: string) => void
}

/** Each returns the text of an expression. */
export interface ValidatorWriter {
  /** A validator of a value: a check, and the defaults of a request. */
  validator: (here: Located, variant: Variant, links: Links) => string
  /** The same for a schema that the generator itself has made of schemas of the contract. */
  prepared: (schema: Prepared, links: Links) => string
  /** The check alone, which is also a predicate. */
  check: (here: Located, variant: Variant, links: Links) => string
  /** A function of a shared schema: a check by its variant, or `defaults`. */
  member: (here: Located, member: string, links: Links) => string
  /** Whether a schema has a default that matches it, which is set where a request leaves the value out. */
  isFilled: (here: Located) => boolean
}

/* Where a check says what it has evaluated of a value. */
const MARKED = 'Marked'

/** Opens the writing of validators for one document. */
export function openValidators(source: Source): ValidatorWriter {
  const at = (pointer: string): Located => ({ schema: nodeAt(source, pointer) as Schema, pointer })

  const checkText = (schema: Prepared | boolean, links: Links, isMarked = false): string => {
    const scope = openScope(links)
    return enclose(scope, checkFunction(scope, schema, isMarked))
  }

  const defaultsText = (schema: Prepared | boolean, links: Links): string | undefined => {
    const scope = openScope(links)
    const fill = (pointer: string): string | undefined => {
      if (!changesRequests(source, at(pointer))) return undefined
      links.needed(pointer, 'defaults')
      return `${links.refer(pointer)}.defaults`
    }
    const lines = defaultLines({ scope, fill, fits }, schema, 'v')
    return lines.length === 0 ? undefined : enclose(scope, ['(v) => {', ...lines, '}'].join('\n'))
  }

  const check: ValidatorWriter['check'] = (here, variant, links) => {
    refuseCircles(source, here)
    return checkText(prepare(source, here, leastVariant(source, here, variant)), links)
  }

  const member: ValidatorWriter['member'] = (here, name, links) => {
    refuseCircles(source, here)
    if (name === 'defaults') return defaultsText(prepare(source, here, 'request'), links) ?? '() => {}'
    const isMarked = name.endsWith(MARKED)
    const variant = (isMarked ? name.slice(0, -MARKED.length) : name) as Variant
    return checkText(prepare(source, here, variant), links, isMarked)
  }

  const validatorText = (checked: string, fill: string | undefined): string =>
    `${helpers.validator}(${checked}${fill === undefined ? '' : `, ${fill}`})`

  /* What decides whether a default fits: the checks of this document, compiled when they are needed. */
  const compiled = new Map<string, CompiledSchema>()
  const schemaOf = (pointer: string): CompiledSchema => {
    const known = compiled.get(pointer)
    if (known) return known
    const members: CompiledSchema = new Proxy(
      {},
      {
        get: (functions: CompiledSchema, name: string) =>
          (functions[name] ??= evaluate(member(at(pointer), name, direct))),
      },
    )
    compiled.set(pointer, members)
    return members
  }
  const direct: Links = { refer: schemaAt, needed: () => {} }
  const runtime = runtimeOf(schemaOf)
  const evaluate = (text: string): Check =>
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the generator's own text
    (new Function('runtime', `${runtimeLines(text)}return ${text}`) as (given: typeof runtime) => Check)(
      runtime,
    )
  const fitting = new Map<string, boolean>()
  const fits = (value: unknown, here: Located): boolean => {
    const known = fitting.get(here.pointer)
    if (known !== undefined) return known
    const isFit = evaluate(check(here, 'plain', direct))(value)
    fitting.set(here.pointer, isFit)
    if (!isFit)
      source.notes.push({
        pointer: here.pointer,
        message: `the default ${JSON.stringify(value)} does not match its own schema, so it is not set`,
      })
    return isFit
  }

  return {
    check,
    member,
    isFilled: (here) => {
      const declared = defaultOf(source, here)
      return declared !== undefined && fits(declared.value, declared.at)
    },
    validator: (here, variant, links) => {
      const fill =
        variant === 'request' && changesRequests(source, here)
          ? defaultsText(prepare(source, here, variant), links)
          : undefined
      return validatorText(check(here, variant, links), fill)
    },
    prepared: (schema, links) => validatorText(checkText(schema, links), defaultsText(schema, links)),
  }
}

function openScope({ refer, needed }: Links): Scope {
  const counts = new Map<string, number>()
  const scope: Scope = {
    declarations: [],
    name: (prefix) => {
      const count = counts.get(prefix) ?? 0
      counts.set(prefix, count + 1)
      return `${prefix}${count}`
    },
    call: ({ pointer, variant }: Reference, isMarked) => {
      const name = isMarked ? `${variant}${MARKED}` : variant
      needed(pointer, name)
      return `${refer(pointer)}.${name}`
    },
    functionOf: (schema, isTracked) => checkFunction(scope, schema, isTracked),
    linesOf: (schema, place) => checkLines(scope, schema, place),
  }
  return scope
}

const enclose = ({ declarations }: Scope, expression: string): string =>
  declarations.length === 0 ? expression : `(() => {\n${declarations.join('\n')}\nreturn ${expression}\n})()`
