/**
 * What happens to a read-only property that a request has (OpenAPI 3.1.1, section 4.8.24.3: "MAY either ignore the field
 * or treat it as an error").
 */
export type ReadOnlyPolicy = 'refuse' | 'ignore'

/**
 * Reads the option `--read-only`.
 *
 * @throws Error in one sentence for any other value
 */
export function readOnlyPolicy(value: string | undefined): ReadOnlyPolicy | undefined {
  if (value === undefined || value === 'refuse' || value === 'ignore') return value
  throw new Error(`--read-only must be refuse or ignore, not ${value}`)
}
