import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadDotenv } from './dotenv.ts'

const folder = mkdtempSync(join(tmpdir(), 'dotenv-'))
afterAll(() => rmSync(folder, { recursive: true }))
const load = (text: string, env: NodeJS.ProcessEnv = {}) => {
  const file = join(folder, '.env')
  writeFileSync(file, text)
  return { added: loadDotenv(env, file), env }
}

test('a file that does not exist adds nothing', () => {
  expect(loadDotenv({}, join(folder, 'missing'))).toBeUndefined()
})

test('variables are added; one that is set already keeps its value', () => {
  const { added, env } = load(
    '\uFEFF# ports\r\nexport GATEWAY_PORT=9000 # here\r\nLOG_LEVEL="debug"\nPOSTGRES_PORT=1\n',
    { POSTGRES_PORT: '2' },
  )
  expect(added).toEqual(['GATEWAY_PORT', 'LOG_LEVEL'])
  expect(env).toEqual({ GATEWAY_PORT: '9000', LOG_LEVEL: 'debug', POSTGRES_PORT: '2' })
})

test('every unknown variable is reported with its line and the nearest name', () => {
  const read = () => load('GATEWAY_PROT=9000\n\nLOGLEVEL=debug\nAWS_PROFILE=x\n')
  expect(read).toThrow(/\.env:1: GATEWAY_PROT is not a known variable: did you mean GATEWAY_PORT\?/)
  expect(read).toThrow(/\.env:3: LOGLEVEL is not a known variable: did you mean LOG_LEVEL\?/)
  expect(read).toThrow(/\.env:4: AWS_PROFILE is not a known variable \(/)
})

test.each(['GATEWAY_PORT: 9000', 'GATEWAY_PORT 9000', '=9000', 'export GATEWAY_PORT'])(
  '%s is not an assignment',
  (line) => {
    expect(() => load(`\n${line}\n`)).toThrow(/\.env:2: this line is not NAME=value/)
  },
)

test('a quoted value may have several lines', () => {
  const { env } = load('CORS_ORIGINS="https://a.example,\nUNKNOWN=1\n"\nLOG_LEVEL=warn')
  expect(env).toEqual({ CORS_ORIGINS: 'https://a.example,\nUNKNOWN=1\n', LOG_LEVEL: 'warn' })
})
