import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contracts } from '#generated/gateway/contracts.ts'
import { isDeprecatedVersion } from '#platform/contract/lifecycle.ts'

const CLIENT = /#generated\/([^/']+)\/([^/']+)\/client\.ts/g

/** The contracts whose generated client a text imports. */
const calledIn = (text: string) =>
  [...text.matchAll(CLIENT)].flatMap(([, service, version]) =>
    contracts.filter((contract) => contract.service === service && contract.version === version),
  )

test('no service calls a version that is deprecated', () => {
  const found = globSync('services/**/*.ts').flatMap((file) =>
    calledIn(readFileSync(file, 'utf8'))
      .filter(({ document }) => isDeprecatedVersion(document.info))
      .map(({ service, version }) => `${file} calls ${service} ${version}`),
  )
  expect(found).toEqual([])
})
