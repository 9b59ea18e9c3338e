import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { compileFile } from '#compiler/contract.ts'
import { ScaffoldError } from '../../scaffold/change.ts'
import { type ReadContract, readRepository } from '../../scaffold/repository.ts'

const run = promisify(execFile)

export interface ContractCheck extends AsyncDisposable {
  /** Compiles a contract. @throws ScaffoldError with file and line of every error */
  readContract: ReadContract
  /** Lints all contracts, those that were read included. @throws ScaffoldError with file and line of every error */
  lint(): Promise<void>
}

/**
 * A copy of `openapi/` of the current folder, in which contracts are compiled and linted before they are written.
 *
 * @param source the file that errors are reported of, when that is not the contract itself
 */
export function openContractCheck(source?: string): ContractCheck {
  mkdirSync('.cache', { recursive: true })
  const folder = mkdtempSync(resolve('.cache/new-'))
  cpSync('openapi', join(folder, 'openapi'), { recursive: true })
  let checked = ''
  /** Names the file that the user knows. */
  const named = (text: string) => {
    const copy = relative('', join(folder, checked))
    return source === undefined
      ? text.replaceAll(relative('', folder) + '/', '')
      : text.replaceAll(copy, relative('', source))
  }
  const readContract: ReadContract = async (service, version, text) => {
    checked = `openapi/${service}/${version}.yaml`
    const file = join(folder, checked)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    try {
      const names = { service, version, title: checked, platform: '#platform' }
      return (await compileFile(file, names)).document
    } catch (error) {
      throw new ScaffoldError(named((error as Error).message), { cause: error })
    }
  }
  /** All contracts: the rules compare them. */
  const lint = async () => {
    const config = resolve('redocly.yaml')
    const contracts = readRepository(folder).contracts.map(({ path }) => path)
    const args = [
      'lint',
      '--config',
      config,
      '--format',
      'github-actions',
      '--max-problems',
      '1000',
      ...contracts,
    ]
    try {
      await run('redocly', args, { cwd: folder, env: quiet, maxBuffer: 16 * 1024 * 1024 })
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
      const errors = [...stdout.matchAll(/^::error .*?file=([^,]+),line=(\d+).*?::(.*)$/gm)].map(
        ([, file = '', line, message = '']) =>
          `${named(join(relative('', folder), file))}:${line}: ${decodeURIComponent(message.replaceAll(/%(?![0-9A-F]{2})/g, '%25'))}`,
      )
      throw new ScaffoldError(errors.length > 0 ? [...new Set(errors)].join('\n') : stderr || stdout, {
        cause: error,
      })
    }
  }
  return {
    readContract,
    lint,
    [Symbol.asyncDispose]: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

const quiet = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
