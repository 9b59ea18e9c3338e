/**
 * `npm run generate`: writes `generated/` from `openapi/` and `prisma/`, and for this system what the gateway imports,
 * what `deploy/` has for each service, and the client package.
 */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { replaceFile } from '#compiler/replace-file.ts'
import { generateOne } from './generate/command.ts'
import {
  checkGenerated,
  generateProject,
  type GenerateProjectOptions,
  type Source,
  type Step,
} from './generate/project.ts'
import { deployStep } from './generate/deploy.ts'
import { generateSdk, sdkInputs, sdkSize } from './generate/sdk.ts'

const options: GenerateProjectOptions = {
  withoutClient: ['gateway'],
  steps: (sources) => [
    gatewayModules(sources),
    deployStep,
    { name: 'SDK', inputs: sdkInputs, write: generateSdk },
  ],
}

/** The modules that the gateway imports: every contract, and the events. */
function gatewayModules(sources: readonly Source[]): Step {
  const name = ({ service, version }: Source) =>
    `${service.replaceAll(/-(.)/g, (_hyphen, letter: string) => letter.toUpperCase())}${version.toUpperCase()}`
  const imports = sources.map(
    (source) =>
      `import { contract as ${name(source)} } from '../${source.service}/${source.version}/contract.ts'`,
  )
  const files = {
    'generated/gateway/contracts.ts': `// Written by \`npm run generate\` from openapi/. Do not edit.
import type { Contract } from '#platform/contract/contract.ts'
${imports.join('\n')}

/** Every contract of the system: what the gateway's routes and documentation are derived from. */
export const contracts: readonly Contract[] = [${sources.map(name).join(', ')}]
`,
    'generated/gateway/asyncapi.ts': `// Written by \`npm run generate\` from openapi/. Do not edit.
import document from '../asyncapi.json' with { type: 'json' }

/** Every event of the system, as an AsyncAPI 3.0 document. */
export const asyncapi = document
`,
  }
  return {
    name: 'gateway modules',
    inputs: () => ['scripts/generate.ts', ...sources.map(({ file }) => file)],
    write: async () => {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(file), { recursive: true })
        replaceFile(file, text)
      }
      return Object.keys(files)
    },
  }
}

if (import.meta.main) {
  const isDone = await generateOne(process.argv.slice(2))
  try {
    if (!isDone) {
      await (process.argv.includes('--check') ? checkGenerated : generateProject)(options)
      console.log(sdkSize())
    }
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
