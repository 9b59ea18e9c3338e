import { type BaseConfig, readBaseConfig } from '#platform/base-config.ts'
import { str } from '#platform/config.ts'

export interface Config extends BaseConfig {
  /** The payment provider. */
  provider: 'sandbox'
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { base, own } = readBaseConfig(
    env,
    { prefix: 'PAYMENTS_', port: 3004 },
    {
      // Required in production, so that the sandbox is never used by mistake.
      PAYMENTS_PROVIDER: str<'sandbox'>({
        choices: ['sandbox'],
        devDefault: 'sandbox',
        desc: 'sandbox: simulates a provider, no money is moved',
      }),
    },
  )
  return {
    ...base,
    provider: own.PAYMENTS_PROVIDER,
  }
}
