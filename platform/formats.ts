import { createRequire } from 'node:module'

type Format =
  true | ((text: string) => boolean) | { type?: 'number' | 'string'; validate: (value: never) => boolean }

/* Required rather than imported: what `import` makes of this CommonJS module differs between Node and test runners. */
const { fullFormats } = createRequire(import.meta.url)('ajv-formats/dist/formats') as {
  fullFormats: Record<string, Format | RegExp>
}

/* Functions instead of expressions: AJV would write an expression out in full wherever a format is used. */
const fromAjv = Object.entries(fullFormats).map(([name, format]): [string, Format] => [
  name,
  format instanceof RegExp ? (text) => format.test(text) : format,
])
const ajv = Object.fromEntries(fromAjv)
const DATE_TIME = ajv['date-time'] as { validate: (text: string) => boolean }
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** The formats that are asserted, by name (JSON Schema 2020-12 section 7.3 and the OpenAPI format registry). */
export const formats: Readonly<Record<string, Format>> = {
  ...ajv,
  // RFC 3339 section 5.6 allows a space for readability; PostgreSQL, browsers and most clients don't agree on it.
  'date-time': {
    validate: (text: string) =>
      isUsualDateTime(text) || (text.charCodeAt(10) !== 32 && DATE_TIME.validate(text)),
  },
  // RFC 4122 as a value, not as a URN: what databases store.
  uuid: (text) => UUID.test(text),
  uint32: { type: 'number', validate: (n: number) => Number.isInteger(n) && n >= 0 && n <= 0xffff_ffff },
  uint64: { type: 'number', validate: (n: number) => Number.isInteger(n) && n >= 0 },
}

const USUAL = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/

/** Most texts need no calendar: any month has 28 days, and seconds beyond 59 are rare. */
function isUsualDateTime(text: string): boolean {
  return USUAL.test(text)
}
