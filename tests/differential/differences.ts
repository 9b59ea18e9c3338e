import { isDeepStrictEqual } from 'node:util'
import type { Case } from './requests.ts'
import type { Verdict } from './verdict.ts'

/** A difference between the engine and express-openapi-validator, and the sentence that decides it. */
export interface Difference {
  name: string
  /** Which side is right, and by which sentence. */
  decidedBy: string
  covers: (one: Case, engine: Verdict, oracle: Verdict) => boolean
}

/* How the engine refuses a number that would become another one. */
export const INEXACT = 'and 9007199254740991'

/* What the oracles say of multiples, and a number of the keyword's only place without a message of its own. */
export const MULTIPLE = /must be multiple of|"exactly":\S*e\+/

/* Which addresses are right. */
export const EMAIL =
  'JSON Schema 2020-12 (validation), section 7.3.2: email is the "Mailbox" of RFC 5321, section 4.1.2, where Domain = sub-domain *("." sub-domain).'

/* Names of Object.prototype, in a request or in the contract of an operation. */
const INHERITED = /__proto__|constructor|toString|hasOwnProperty|valueOf/
const NAMED = new Set(['declaredNames', 'undeclaredNames', 'queryNames', 'inheritedForm'])

export const differences: readonly Difference[] = [
  {
    name: 'a required body that is not there is 400 here, 415 there',
    decidedBy:
      'RFC 9110, section 15.5.16: 415 says that "the content is in a format not supported"; where there is no content it has no format. OpenAPI 3.1, Request Body Object, required: "Determines if the request body is required in the request."',
    covers: (one, engine, oracle) =>
      one.body === undefined &&
      engine.status === 400 &&
      oracle.status === 415 &&
      engine.errors.includes('"/body","detail":"is required"'),
  },
  {
    name: 'an optional body that is not there is fine here, 415 there unless the contract writes `required: false`',
    decidedBy:
      'OpenAPI 3.1, Request Body Object, required: "Determines if the request body is required in the request. Defaults to false."',
    covers: (one, engine, oracle) =>
      one.body === undefined && oracle.status === 415 && !engine.errors.includes('"/body'),
  },
  {
    name: 'a form of no bytes is no body here, a form without fields there',
    decidedBy:
      'RFC 9110, section 8.6: "a user agent normally sends Content-Length in a POST request even when the value is 0 (indicating empty content)"; where the contract does not require a body, none is right.',
    covers: (one, engine) =>
      one.body === '' && (engine.status === 200 || engine.errors.includes('"/body","detail":"is required"')),
  },
  {
    name: 'a part without a file name is a file here where the contract declares one, a text there',
    decidedBy:
      'RFC 7578, section 4.2: "The file name isn\'t mandatory for cases where the file name isn\'t available or is meaningless or private"; OpenAPI 3.1, Considerations for File Uploads: the schema says what is binary.',
    covers: (one, engine, oracle) =>
      one.operationId === 'upload' &&
      /name="(photo|pages)"\r\n\r\n/.test(one.body ?? '') &&
      (engine.status === 200 || (oracle.status === 200 && engine.errors.includes('"/body/pages"'))),
  },
  {
    name: 'a part of another type than its `contentType` is refused here, and not there',
    decidedBy:
      'OpenAPI 3.1.1, Encoding Object, contentType: "The Content-Type for encoding a specific property"; RFC 7578, section 4.4: without one, it "defaults to \'text/plain\'".',
    covers: (one, engine, oracle) =>
      one.operationId === 'encodedUpload' &&
      oracle.status === 200 &&
      engine.errors.includes('must have the media type'),
  },
  {
    name: 'a number in a JSON part of a form stays a number here, and becomes a text there',
    decidedBy:
      'OpenAPI 3.1, Encoding Object, contentType: for an object the default is application/json, so its properties have the types of JSON; JSON Schema 2020-12 (validation), section 6.1.1.',
    covers: (one, engine, oracle) =>
      one.operationId === 'upload' &&
      engine.status === 400 &&
      oracle.status === 200 &&
      engine.errors.includes('"/body/meta/'),
  },
  {
    name: 'a part of a list of texts is a text here, JSON there where it can be read as that',
    decidedBy:
      'OpenAPI 3.1, Encoding Object, contentType: for an array "the default is defined based on the inner type", and for a string that is text/plain.',
    covers: (one) =>
      one.operationId === 'upload' && /name="tags"\r\n\r\n(\[|\{|null|true|false)/.test(one.body ?? ''),
  },
  {
    name: 'an object parameter without a value is refused here, `{}` there',
    decidedBy:
      'OpenAPI 3.1, Parameter Object, allowEmptyValue: "Sets the ability to pass empty-valued parameters. Default value is false".',
    covers: (one, engine, oracle) =>
      engine.errors.includes('"/query/filter"') && oracle.status === 200 && /[?&]filter=(&|$)/.test(one.path),
  },
  {
    name: 'an API key in the query is known to the oracle only as the first scheme of a requirement',
    decidedBy:
      'OpenAPI 3.1, Security Requirement Object: "This enables support for scenarios where multiple query parameters or HTTP headers are required to convey security information."',
    covers: (one, engine, oracle) =>
      one.operationId === 'mixed' &&
      engine.status === 200 &&
      oracle.errors.includes("Unknown query parameter 'key'"),
  },
  {
    name: 'a known caller without the role is 403 here, 401 there where another scheme was asked for first',
    decidedBy:
      'RFC 9110, section 15.5.4 (403): "If authentication credentials were provided in the request, the server considers them insufficient to grant access"; 15.5.2: 401 is for a request that "lacks valid authentication credentials".',
    covers: (_one, engine, oracle) => engine.status === 403 && oracle.status === 401,
  },
  {
    name: 'a union with a discriminator whose tags are `const`: the oracle checks the wrong branch',
    decidedBy:
      'OpenAPI 3.1, Discriminator Object, mapping: "An object to hold mappings between payload values and schema names or references": the value `square` names Square, so Circle\'s required properties do not apply.',
    covers: (one, engine, oracle) =>
      one.operationId === 'shapes' &&
      engine.status === 200 &&
      oracle.status === 400 &&
      one.body?.includes('"kind":"square"') === true,
  },
  {
    name: 'an object parameter that was not sent is absent here, `{}` there',
    decidedBy:
      'OpenAPI 3.1, Parameter Object, required: "Determines whether this parameter is mandatory": one that is not, and has no default, has no value when it is not sent.',
    covers: (_one, engine, oracle) =>
      engine.status === 200 &&
      oracle.status === 200 &&
      isDeepStrictEqual({ ...(engine.input?.body as object) }, { ...(oracle.input?.body as object) }) &&
      withoutEmpty(engine.input?.query) === withoutEmpty(oracle.input?.query),
  },
  {
    name: 'a number in a parameter is written as in JSON here, as in JavaScript there (`0x10`, `+1`, a blank)',
    decidedBy:
      'JSON Schema 2020-12 (core), section 4.2.1: number is "an arbitrary-precision, base-10 decimal number value, from the JSON "number" value"; RFC 8259, section 6: "Octal and hex forms are not allowed", "leading zeros are not allowed", and there is no plus sign before the digits.',
    covers: (one, engine, oracle) =>
      engine.status === 400 &&
      oracle.status === 200 &&
      /[=/,\n](0x|%2B|\+|%20| )/i.test([one.path, ...Object.values(one.headers), one.body].join('=')),
  },
  {
    name: 'a number that JavaScript can not hold exactly is refused here and silently changed there',
    decidedBy:
      'RFC 8259, section 6: integers "in the range [-(2**53)+1, (2**53)-1] are interoperable in the sense that implementations will agree exactly on their numeric values"; beyond it the handler would get another number than the one that was sent.',
    covers: (_one, engine, oracle) =>
      engine.status === 400 && oracle.status === 200 && engine.errors.includes(INEXACT),
  },
  {
    name: 'the oracle percent-decodes the properties of a deepObject twice',
    decidedBy:
      'RFC 3986, section 2.4: "Implementations must not percent-encode or decode the same string more than once".',
    covers: (one, _engine, oracle) =>
      one.operationId === 'lists' && /%5B\w+%5D=[^&]*%2[356B]/i.test(one.path) && oracle.status !== 500,
  },
  {
    name: 'characters that a query may hold without encoding are taken here and refused there',
    decidedBy:
      'RFC 3986, section 3.4: query = *( pchar / "/" / "?" ), and pchar has the sub-delims ! $ & \' ( ) * + , ; =, which no style of OpenAPI gives a meaning in a single value; encodeURIComponent leaves ! \' ( ) * as they are.',
    covers: (_one, _engine, oracle) => oracle.status === 400 && oracle.errors.includes('must be url encoded'),
  },
  {
    name: 'a name that objects inherit is a name like any other here; the oracle finds it in every object, or loses it',
    decidedBy:
      'JSON Schema 2020-12 (core), section 4.2.1: an object is "an unordered set of properties mapping a string to an instance"; RFC 8259, section 4: a name is a string.',
    covers: (one, engine, oracle) =>
      [200, 400].includes(engine.status) &&
      ([200, 400].includes(oracle.status) || /(toString|valueOf) is not a function/.test(oracle.errors)) &&
      (NAMED.has(one.operationId) || INHERITED.test(one.path + one.body)),
  },
  {
    name: 'a number is a multiple by its digits here, by binary fractions or the first digits of its text there',
    decidedBy:
      'JSON Schema 2020-12 (validation), section 6.2.1: "valid only if division by this keyword\'s value results in an integer"; (core), section 4.2.1: numbers are "arbitrary-precision, base-10 decimal".',
    covers: (one, engine, oracle) =>
      oracle.status === 400 && MULTIPLE.test(oracle.errors + one.body) && !engine.errors.includes('multiple'),
  },
  {
    name: 'a number of the format float is of single precision here, any number there',
    decidedBy:
      'OpenAPI format registry, float: "single precision floating point number" (OpenAPI 3.1.1, section 4.4.1).',
    covers: (_one, engine, oracle) =>
      oracle.status === 200 && /"detail":"must be a number of single precision/.test(engine.errors),
  },
  {
    name: 'what `encoding` says of the fields of a form is read here, and not there',
    decidedBy:
      'OpenAPI 3.1.1, section 4.8.15.1.2, style: "The behavior follows the same values as query parameters, including default values".',
    covers: (one, _engine, oracle) =>
      one.operationId === 'encodedForm' &&
      oracle.status === 400 &&
      /%7C|%2C|deep%5B|json=/.test(one.body ?? ''),
  },
  {
    name: 'parameters of a media type have no order, and a quoted value is the same value',
    decidedBy:
      'RFC 9110, section 5.6.6: "parameter-value" is a token or quoted-string, and section 8.3.1: `text/html;charset=utf-8` and `text/html; charset="utf-8"` are equivalent; OpenAPI 3.1.1, section 4.8.13: the most specific key of `content` applies.',
    covers: (one) => /="|charset=utf-8; profile=a/i.test(one.headers['Content-Type'] ?? ''),
  },
  {
    name: 'the domain of an email address needs no dot here',
    decidedBy: EMAIL,
    covers: (_one, engine, oracle) =>
      engine.status === 200 &&
      oracle.status === 400 &&
      oracle.errors.includes('must match format \\"email\\"'),
  },
  {
    name: 'credentials for one of two schemes, without the scope, are 401 here and 403 there',
    decidedBy:
      'RFC 9110, section 15.5.2: 401 is for a request that "lacks valid authentication credentials": those of the other scheme; OpenAPI 3.1.1, section 4.8.30: all schemes of a requirement "MUST be satisfied".',
    covers: (one, engine, oracle) =>
      one.operationId === 'scopesAndRoles' && engine.status === 401 && oracle.status === 403,
  },
  {
    name: 'a dot segment is no value of a parameter here: it matches nothing',
    decidedBy:
      'RFC 3986, section 6.2.2.3: "." and ".." "are intended for use within relative references", and normalization removes them: no URI that was written by the rules has one.',
    covers: (one, engine) => engine.status === 404 && /\/\.{1,2}(\/|\?|$)/.test(one.path),
  },
  {
    name: 'a path with a slash more than the contract has is 404 here',
    decidedBy:
      'OpenAPI 3.1, Paths Object: "The path is appended (no relative URL resolution) to the expanded URL from the Server Object\'s url field in order to construct the full URL"; RFC 3986, section 6.2: /users/ and /users are not equivalent.',
    covers: (one, engine, oracle) =>
      engine.status === 404 && oracle.status !== 404 && /\/(\?|$)/.test(one.path),
  },
]

const withoutEmpty = (query: unknown): string =>
  JSON.stringify(
    Object.entries(query ?? {})
      .filter(([, value]) => JSON.stringify(value) !== '{}')
      .sort(),
  )
