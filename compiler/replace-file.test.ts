import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { replaceFile } from './replace-file.ts'

function written(text: string): { folder: string; file: string } {
  mkdirSync('.cache', { recursive: true })
  const folder = mkdtempSync('.cache/replace-file-')
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'generated.ts')
  replaceFile(file, text)
  return { folder, file }
}

test('a file is replaced as a whole: a process that has opened it reads the old content', () => {
  const { folder, file } = written('old')
  const opened = openSync(file, 'r')
  replaceFile(file, 'new')
  expect(readFileSync(opened, 'utf8')).toBe('old')
  closeSync(opened)
  expect(readFileSync(file, 'utf8')).toBe('new')
  expect(readdirSync(folder)).toEqual(['generated.ts'])
})

test('a file that has the content already is not written', () => {
  const { file } = written('same')
  const { ino, mtimeMs } = statSync(file)
  replaceFile(file, 'same')
  expect(statSync(file)).toMatchObject({ ino, mtimeMs })
})
