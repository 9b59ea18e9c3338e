/** Public OpenAPI documents that nobody here wrote, and the npm packages that carry them. */
export const packages: Record<string, { version: string; documents: string }> = {
  '@octokit/openapi': { version: '23.0.2', documents: 'generated/{api.github.com,ghes-3.19}.json' },
  '@blockfrost/openapi': { version: '0.1.93', documents: 'openapi.yaml' },
  '@ideal-postcodes/openapi': { version: '4.21.0', documents: 'dist/openapi.json' },
  '@digdir/dialogporten-schema': { version: '1.118.6', documents: 'swagger.verified.json' },
  '@readme/oas-examples': { version: '8.2.2', documents: '{3.0,3.1}/json/**/*.json' },
}
