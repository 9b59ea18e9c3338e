/** A path without the names of its parameters, by which two templated paths are identical (OpenAPI 3.1.1, section 4.8.8). */
export const withoutNames = (path: string): string => path.replaceAll(/\{[^{}]*\}/g, '{}')
