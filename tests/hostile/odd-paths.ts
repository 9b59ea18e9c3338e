import { contracts } from '#generated/gateway/contracts.ts'

const paths: [string, number | number[]][] = [
  ['/api/{version}/nothing', 404],
  ['/api/v9/users', 404],
  ['/nothing', 404],
  ['/api', 404],
  ['/api/{version}/', 404],
  ['/api/{version}//users', 404],
  ['//api/{version}/users', 404],
  ['/API/{VERSION}/USERS', 404],
  ['/api/{version}/users/', 404],
  ['/api/{version}/__proto__', 404],
  ['/api/{version}/constructor/prototype', 404],
  ['/api/{version}/toString', 404],
  ['/__proto__', 404],
  ['/api/{version}/../../etc/passwd', 404],
  ['/api/{version}/%2e%2e/%2e%2e/etc/passwd', 404],
  ['/..%2f..%2fetc%2fpasswd', 404],
  ['/api/{version}/products/..%5c..%5cx/y/z', 404],
  [`/${'a'.repeat(10_000)}`, 404],
  ['/a'.repeat(4_000), 404],
  ['/.env', 404],
  ['/.git/config', 404],
  ['/api/{version}/users?x=/../../', [400, 401]],
  ['/%', [400, 404]],
  ['/%zz', [400, 404]],
  ['/%00', [400, 404]],
  ['/%ff', [400, 404]],
  ['/api/{version}/%E0%A4%A', [400, 404]],
]

/** Paths that lead nowhere, with the statuses that they may have; each with each version that is served anywhere. */
export const oddPaths = paths.flatMap(([path, allowed]) => {
  const inVersions = [...new Set(contracts.map(({ version }) => version))].map((version) =>
    path.replace('{version}', version).replace('{VERSION}', version.toUpperCase()),
  )
  return [...new Set(inVersions)].map((one): [string, number | number[]] => [one, allowed])
})
