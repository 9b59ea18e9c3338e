import ajvFormats from 'ajv-formats/dist/formats.js'

type Format = true | RegExp | ((text: string) => boolean) | { type?: 'number' | 'string'; validate: (value: never) => boolean }

const ajv = ajvFormats.fullFormats as Record<string, Format>
const DATE_TIME = ajv['date-time'] as { validate: (text: string) => boolean }

/** The formats that are asserted, by name (JSON Schema 2020-12 section 7.3 and the OpenAPI format registry). */
export const formats: Readonly<Record<string, Format>> = {
  ...ajv,
  // RFC 3339 section 5.6 allows a space for readability; PostgreSQL, browsers and most clients don't agree on it.
  'date-time': { validate: (text: string) => text.charCodeAt(10) !== 32 && DATE_TIME.validate(text) },
  // RFC 4122 as a value, not as a URN: what databases store.
  uuid: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  uint32: { type: 'number', validate: (n: number) => Number.isInteger(n) && n >= 0 && n <= 0xffff_ffff },
  uint64: { type: 'number', validate: (n: number) => Number.isInteger(n) && n >= 0 },
}
