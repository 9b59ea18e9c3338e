import type { CodeKeywordDefinition, KeywordCxt } from 'ajv'
import type { Ajv2020 } from 'ajv/dist/2020.js'
import { _, type Code, Name } from 'ajv/dist/compile/codegen/index.js'

/* AJV's own count, in each function that it writes. */
const ERRORS = new Name('errors')

/* More than a reply names, so that what unions leave out of it is made up for. */
const MOST_ERRORS = 100

/* Keywords that look at each item or property that a caller sends. */
const EACH = [
  'items',
  'additionalProperties',
  'patternProperties',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
]

/**
 * Lets validators stop looking at further items of a list or properties of an object once those before have enough
 * errors. With all errors collected, a body that is wrong everywhere would cost an object for each of its items, and
 * time that grows with the square of their number, for AJV copies the errors that a function of a `$ref` finds.
 *
 * Each loop counts its own errors only: what an earlier branch of a union found must not let a value pass.
 */
export function limitErrors(ajv: Ajv2020): void {
  replaceLoops(ajv, EACH, (cxt) => {
    const before = cxt.gen.const('_errs', ERRORS)
    return (body) => {
      cxt.gen.if(_`${ERRORS} - ${before} >= ${MOST_ERRORS}`, () => cxt.gen.break())
      body()
    }
  })
  // `contains` goes on until an item fits: what is wrong with those that do not is of no use to anybody.
  replaceLoops(ajv, ['contains'], (cxt) => (body) => {
    body()
    cxt.reset()
  })
}

type Around = (body: () => void) => void

/** Has the loops that a keyword writes for a value written with something around their body; loops inside of it are not. */
function replaceLoops(ajv: Ajv2020, keywords: readonly string[], open: (cxt: KeywordCxt) => Around): void {
  for (const keyword of keywords) {
    const definition = ajv.getKeyword(keyword) as CodeKeywordDefinition
    const { code } = definition
    definition.code = (cxt, ruleType) => {
      const { gen } = cxt
      const own = { forRange: gen.forRange.bind(gen), forIn: gen.forIn.bind(gen) }
      const restore = () => Object.assign(gen, own)
      const replaced = (): void => {
        gen.forRange = (prefix, from, to, body, kind) => {
          const around = open(cxt)
          return own.forRange(prefix, from, to, inside(around, body), kind)
        }
        gen.forIn = (prefix: Name | string, object: Code, body, kind) => {
          const around = open(cxt)
          return own.forIn(prefix, object, inside(around, body), kind)
        }
      }
      const inside = (around: Around, body: (name: Name) => void) => (name: Name) => {
        restore()
        around(() => body(name))
        replaced()
      }
      replaced()
      try {
        code(cxt, ruleType)
      } finally {
        restore()
      }
    }
  }
}
