/** `breaking`: a client that conforms to the old document may fail. `additive`: it does not. `text`: only documentation. */
export type Level = 'breaking' | 'additive' | 'text'

export interface Rule {
  level: Level
  meaning: string
}

/** What a schema of each kind describes. `request-…` is sent by clients, `response-…` by the service. */
export const SCHEMA_SUBJECTS = {
  'request-parameter': 'a parameter of a request',
  'request-body': 'the body of a request, and what a client responds to a webhook or callback',
  'request-property': 'a property of a request',
  'response-body': 'the body of a response, and the payload of an event, webhook or callback',
  'response-header': 'a header of a response, and a parameter of a webhook or callback',
  'response-property': 'a property of a response, or of the payload of an event',
} as const

/**
 * What a change does to the set of valid values. A narrower request breaks clients that send what is no longer valid; a
 * wider response breaks those that receive what was not valid before.
 */
export type Effect = 'narrower' | 'wider' | 'other' | 'additive' | 'text' | 'request-only'

interface Action {
  effect: Effect
  /** What a sentence says after the subject. */
  meaning: string
  /** Properties only. */
  isOfProperties?: boolean
  only?: 'request' | 'response'
}

const limit = (name: string, what: string, isUpper: boolean): [string, Action][] => [
  [
    `${name}-lowered`,
    {
      effect: isUpper ? 'narrower' : 'wider',
      meaning: `${what} was ${isUpper ? 'set or lowered' : 'lowered or removed'}`,
    },
  ],
  [
    `${name}-raised`,
    {
      effect: isUpper ? 'wider' : 'narrower',
      meaning: `${what} was ${isUpper ? 'raised or removed' : 'set or raised'}`,
    },
  ],
]

/** The changes of a schema; with a subject before it, each is the id of a rule. */
export const SCHEMA_ACTIONS: Readonly<Record<string, Action>> = {
  'type-narrowed': { effect: 'narrower', meaning: 'some of the types are gone' },
  'type-widened': { effect: 'wider', meaning: 'more types are valid' },
  'type-changed': { effect: 'other', meaning: 'the type is another' },
  'became-forbidden': { effect: 'narrower', meaning: 'no value is valid any more' },
  'became-allowed': { effect: 'wider', meaning: 'values are valid where none was' },
  'became-not-nullable': { effect: 'narrower', meaning: 'null is no longer valid' },
  'became-nullable': { effect: 'wider', meaning: 'null is valid' },
  'became-enum': { effect: 'narrower', meaning: 'the values were limited to a list' },
  'enum-removed': { effect: 'wider', meaning: 'the values are no longer limited to a list' },
  'enum-value-removed': { effect: 'narrower', meaning: 'a value of the list was removed' },
  'enum-value-added': { effect: 'wider', meaning: 'a value was added to the list' },
  'extensible-enum-value-removed': {
    effect: 'narrower',
    meaning: 'a value of `x-extensible-enum` was removed',
  },
  'extensible-enum-value-added': {
    effect: 'additive',
    meaning: 'a value was added to a list that clients know to grow (`x-extensible-enum`)',
  },
  'format-added': { effect: 'narrower', meaning: 'a format was set' },
  'format-removed': { effect: 'wider', meaning: 'the format was removed' },
  'format-narrowed': {
    effect: 'narrower',
    meaning: 'the format has fewer values (int64 to int32, double to float)',
  },
  'format-widened': {
    effect: 'wider',
    meaning: 'the format has more values (int32 to int64, float to double)',
  },
  'format-changed': { effect: 'other', meaning: 'the format is another' },
  'pattern-added': { effect: 'narrower', meaning: 'a pattern was set' },
  'pattern-removed': { effect: 'wider', meaning: 'the pattern was removed' },
  'pattern-changed': { effect: 'other', meaning: 'the pattern is another' },
  ...Object.fromEntries([
    ...limit('maximum', 'the maximum', true),
    ...limit('minimum', 'the minimum', false),
    ...limit('max-length', '`maxLength`', true),
    ...limit('min-length', '`minLength`', false),
    ...limit('max-items', '`maxItems`', true),
    ...limit('min-items', '`minItems`', false),
    ...limit('max-properties', '`maxProperties`', true),
    ...limit('min-properties', '`minProperties`', false),
  ]),
  'multiple-of-narrowed': {
    effect: 'narrower',
    meaning: '`multipleOf` was set, or is a multiple of the old one',
  },
  'multiple-of-widened': { effect: 'wider', meaning: '`multipleOf` was removed, or divides the old one' },
  'multiple-of-changed': { effect: 'other', meaning: '`multipleOf` is another' },
  'items-became-unique': { effect: 'narrower', meaning: '`uniqueItems` was set' },
  'items-became-not-unique': { effect: 'wider', meaning: '`uniqueItems` was removed' },
  'additional-properties-forbidden': {
    effect: 'narrower',
    meaning: 'properties without a declaration are no longer valid',
  },
  'additional-properties-allowed': { effect: 'wider', meaning: 'properties without a declaration are valid' },
  'additional-properties-narrowed': {
    effect: 'narrower',
    meaning: 'properties without a declaration were limited by a schema',
  },
  'additional-properties-widened': {
    effect: 'wider',
    meaning: 'properties without a declaration are no longer limited by a schema',
  },
  'additional-properties-removed': { effect: 'other', meaning: 'the entries of a map are gone' },
  'condition-added': {
    effect: 'narrower',
    meaning:
      'a condition was added (`not`, `if`, `contains`, `propertyNames`, `patternProperties`, `dependentRequired`, `dependentSchemas`)',
  },
  'condition-narrowed': { effect: 'narrower', meaning: 'a condition allows less' },
  'condition-widened': { effect: 'wider', meaning: 'a condition allows more' },
  'condition-removed': { effect: 'wider', meaning: 'a condition was removed' },
  'condition-changed': { effect: 'other', meaning: 'a condition is another: it may allow less and more' },
  'variant-removed': { effect: 'narrower', meaning: 'an alternative of `oneOf` or `anyOf` was removed' },
  'variant-added': { effect: 'wider', meaning: 'an alternative was added to `oneOf` or `anyOf`' },
  'discriminator-added': { effect: 'additive', meaning: 'a discriminator was added' },
  'discriminator-removed': { effect: 'other', meaning: 'the discriminator was removed' },
  'discriminator-changed': { effect: 'other', meaning: 'another property is the discriminator' },
  'discriminator-value-removed': { effect: 'narrower', meaning: 'a value of the discriminator was removed' },
  'discriminator-value-added': { effect: 'wider', meaning: 'a value was added to the discriminator' },
  'content-encoding-changed': {
    effect: 'other',
    meaning: '`contentEncoding` or `contentMediaType` is another',
  },
  'xml-changed': { effect: 'other', meaning: 'the form in XML is another' },
  'default-added': { effect: 'additive', meaning: 'a default was added' },
  'default-changed': { effect: 'request-only', meaning: 'the default is another' },
  'default-removed': { effect: 'request-only', meaning: 'the default was removed' },
  deprecated: { effect: 'additive', meaning: 'it was marked as deprecated' },
  'deprecation-removed': { effect: 'additive', meaning: 'it is no longer marked as deprecated' },
  'sunset-advanced': { effect: 'other', meaning: '`x-sunset` is an earlier day' },
  'sunset-changed': { effect: 'additive', meaning: '`x-sunset` was set, removed, or is a later day' },
  'text-changed': { effect: 'text', meaning: 'title, description or examples are others' },
  removed: { effect: 'other', meaning: 'a property was removed', isOfProperties: true },
  'added-required': { effect: 'narrower', meaning: 'a required property was added', isOfProperties: true },
  'added-optional': { effect: 'additive', meaning: 'an optional property was added', isOfProperties: true },
  'became-required': { effect: 'narrower', meaning: 'a property became required', isOfProperties: true },
  'became-optional': { effect: 'wider', meaning: 'a property became optional', isOfProperties: true },
  'became-read-only': {
    effect: 'request-only',
    meaning: '`readOnly` was set',
    only: 'request',
    isOfProperties: true,
  },
  'became-not-read-only': {
    effect: 'additive',
    meaning: '`readOnly` was removed',
    only: 'request',
    isOfProperties: true,
  },
  'became-write-only': {
    effect: 'other',
    meaning: '`writeOnly` was set',
    only: 'response',
    isOfProperties: true,
  },
  'became-not-write-only': {
    effect: 'additive',
    meaning: '`writeOnly` was removed',
    only: 'response',
    isOfProperties: true,
  },
}

/** The level of a change of a schema, by direction. */
export function effectLevel(effect: Effect, isRequest: boolean): Level {
  switch (effect) {
    case 'narrower':
      return isRequest ? 'breaking' : 'additive'
    case 'wider':
      return isRequest ? 'additive' : 'breaking'
    case 'request-only':
      return isRequest ? 'breaking' : 'additive'
    case 'other':
      return 'breaking'
    default:
      return effect
  }
}

const breaking = (meaning: string): Rule => ({ level: 'breaking', meaning })
const additive = (meaning: string): Rule => ({ level: 'additive', meaning })
const text = (meaning: string): Rule => ({ level: 'text', meaning })

/** The changes of everything but schemas. */
export const RULES: Readonly<Record<string, Rule>> = {
  'document-text-changed': text('`info` or `tags`, without the version, are others'),
  'version-deprecated': additive('`x-deprecated-since` or `x-sunset` was set in `info`: all operations end'),
  'version-deprecation-removed': additive('neither of them is in `info` any more'),
  'server-removed': breaking('an address was removed, or is another'),
  'server-added': additive('an address was added'),
  'server-variable-value-removed': breaking('a value of a variable of an address was removed'),
  'server-variable-value-added': additive('a value was added to a variable of an address'),
  'server-variable-default-changed': breaking('the default of a variable of an address is another'),
  'path-removed': breaking('a path was removed with its operations'),
  'path-removed-after-sunset': additive('a path was removed after the `x-sunset` of its operations'),
  'path-added': additive('a path was added'),
  'operation-removed': breaking('a method of a path was removed'),
  'operation-removed-after-sunset': additive(
    'an operation was removed after its `x-sunset`: it responded with 410',
  ),
  'operation-added': additive('a method was added to a path'),
  'operation-id-changed': breaking(
    'an operation has another `operationId`, or none: generated clients name their functions after it',
  ),
  'operation-id-added': additive('an operation without `operationId` got one'),
  'operation-deprecated': additive('an operation was marked as deprecated'),
  'operation-deprecation-removed': additive('an operation is no longer marked as deprecated'),
  'operation-text-changed': text('summary, description or tags of an operation are others'),
  'webhook-removed': breaking('a webhook or event was removed'),
  'webhook-added': additive('a webhook or event was added'),
  'callback-removed': breaking('a callback was removed'),
  'callback-added': additive('a callback was added'),
  'request-parameter-removed': breaking('a parameter was removed'),
  'request-parameter-added-required': breaking('a required parameter was added'),
  'request-parameter-added-optional': additive('an optional parameter was added'),
  'request-parameter-became-required': breaking('a parameter became required'),
  'request-parameter-became-optional': additive('a parameter became optional'),
  'request-parameter-in-changed': breaking('a parameter moved, for example from the query to a header'),
  'request-parameter-style-changed': breaking('a parameter is written in another way (`style`, `content`)'),
  'request-parameter-explode-changed': breaking('`explode` of an array or object is another'),
  'request-parameter-reserved-forbidden': breaking('`allowReserved` was removed'),
  'request-parameter-reserved-allowed': additive('`allowReserved` was set'),
  'request-parameter-empty-value-forbidden': breaking('`allowEmptyValue` was removed'),
  'request-parameter-empty-value-allowed': additive('`allowEmptyValue` was set'),
  'request-parameter-renamed': additive('a path parameter has another name: addresses are the same'),
  'request-body-removed': breaking('the body of a request was removed'),
  'request-body-added-required': breaking('a required body was added'),
  'request-body-added-optional': additive('an optional body was added'),
  'request-body-became-required': breaking('the body became required'),
  'request-body-became-optional': additive('the body became optional'),
  'request-media-type-removed': breaking('a media type of the body was removed'),
  'request-media-type-added': additive('a media type was added to the body'),
  'request-encoding-changed': breaking('a part of a form is written in another way (`encoding`)'),
  'response-removed': breaking('a status was removed'),
  'response-added': additive('a status was added'),
  'response-text-changed': text('the description, a link or an example of a response is another'),
  'response-media-type-removed': breaking('a media type of a response was removed'),
  'response-media-type-added': additive('a media type was added to a response'),
  'response-encoding-changed': breaking('a part of a form is written in another way (`encoding`)'),
  'response-header-removed': breaking('a header was removed'),
  'response-header-added': additive('a header was added'),
  'response-header-became-optional': breaking('a header may be absent'),
  'response-header-became-required': additive('a header is always there'),
  'response-header-style-changed': breaking('a header is written in another way (`explode`, `content`)'),
  'event-removed': breaking('the payload of a webhook or callback was removed'),
  'event-added': additive('a webhook or callback got a payload'),
  'event-became-optional': breaking('the payload of a webhook or callback may be absent'),
  'event-became-required': additive('the payload of a webhook or callback is always there'),
  'event-media-type-removed': breaking('a media type of a payload was removed'),
  'event-media-type-added': breaking('a payload may have another media type, which consumers do not choose'),
  'security-added': breaking('an operation that anybody may call requires credentials'),
  'security-removed': additive('an operation requires no credentials any more'),
  'security-alternative-removed': breaking('credentials that were sufficient no longer are'),
  'security-alternative-added': additive('other credentials are sufficient as well'),
  'security-scope-added': breaking('more scopes, or other roles, are required'),
  'security-scope-removed': additive('fewer scopes, or one of more roles, are sufficient'),
  'security-scheme-changed': breaking('credentials are sent or obtained in another way'),
  'security-scheme-scope-removed': breaking('a scope of OAuth was removed'),
  'webhook-security-changed': breaking('the credentials of a webhook or callback are others'),
  'timeout-lowered': breaking('`x-timeout-ms` was set or lowered: requests that took longer are refused'),
  'timeout-raised': additive('`x-timeout-ms` was raised or removed'),
  'idempotency-key-became-required': breaking('`x-idempotency: required` was set'),
  'idempotency-removed': breaking('`x-idempotency` was removed: repeated requests have effects again'),
  'idempotency-added': additive('`x-idempotency: optional` was set'),
  'rate-limit-lowered': breaking('`x-rate-limit` was set, lowered or is counted in another way'),
  'rate-limit-raised': additive('`x-rate-limit` was raised or removed'),
  'throttle-lowered': breaking('`x-throttle` was set or lowered'),
  'throttle-raised': additive('`x-throttle` was raised or removed'),
  'became-internal': breaking('`x-internal` was set: the gateway does not route it any more'),
  'became-public': additive('`x-internal` was removed'),
  'sunset-advanced': breaking('`x-sunset` is an earlier day'),
  'sunset-changed': additive('`x-sunset` was set, removed, or is a later day'),
  'session-check-added': breaking('`x-check-session` was set: tokens of an ended session are refused'),
  'session-check-removed': additive('`x-check-session` was removed'),
  'cache-changed': additive('`x-cache` is another: responses are as old as it says'),
  'event-no-longer-emitted': breaking('an operation does not publish an event any more (`x-emits`)'),
  'event-emitted': additive('an operation publishes another event (`x-emits`)'),
  'extension-changed': text('another extension was set, changed or removed'),
}

/** Every rule, by its id. */
export const allRules: ReadonlyMap<string, Rule> = new Map([
  ...Object.entries(RULES),
  ...Object.keys(SCHEMA_SUBJECTS).flatMap((subject) =>
    Object.entries(SCHEMA_ACTIONS)
      .filter(([, { only }]) => only === undefined || subject.startsWith(only))
      .filter(([, { isOfProperties }]) => !isOfProperties || subject.endsWith('-property'))
      .map(([action, { effect, meaning }]): [string, Rule] => [
        `${subject}-${action}`,
        { level: effectLevel(effect, subject.startsWith('request-')), meaning },
      ]),
  ),
])

export function levelOf(rule: string): Level {
  const known = allRules.get(rule)
  if (!known) throw new Error(`There is no rule ${rule}`)
  return known.level
}
