import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Fragment } from './fragment.ts'

export const VERSIONS = ['3.0.4', '3.1.1'] as const
export type Version = (typeof VERSIONS)[number]

/** A block of the text, in its order. */
export interface Block {
  section: string
  language: string
  versions: string[]
  text: string
}

/** The examples of the text: `examples.md`. */
export function readBlocks(): Block[] {
  const blocks: Block[] = []
  let section = ''
  const lines = readFileSync(`${import.meta.dirname}/examples.md`, 'utf8').split('\n')
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string
    if (line.startsWith('## ')) section = line.slice(3)
    if (!line.startsWith('```')) continue
    const [language = '', ...versions] = line.slice(3).split(' ')
    const end = lines.indexOf('```', i + 1)
    blocks.push({ section, language, versions, text: lines.slice(i + 1, end).join('\n') })
    i = end
  }
  return blocks
}

/** What JSON or YAML of the text says. JSON is YAML too; some of it is a part of an object, without its braces. */
export const parseFragment = ({ language, text }: Block): Fragment =>
  parse(language === 'json' && text.startsWith('"') ? `{${text}}` : text) as Fragment
