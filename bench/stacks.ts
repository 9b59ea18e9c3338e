import { chosen } from './choice.ts'

export interface Stack {
  name: string
  /** As the table and the chart show it. */
  label: string
  file: string
  args?: string[]
  /** Refuses what the contract does not allow. */
  validates: boolean
}

/** From the floor up. The decorated ones are compiled: see prepare.ts. */
export const stacks: Stack[] = [
  { name: 'node-http', label: 'node:http, no validation', file: 'stacks/node-http.ts', validates: false },
  {
    name: 'express-default',
    label: 'Express as it comes (ETag)',
    file: 'stacks/express.ts',
    args: ['--default'],
    validates: false,
  },
  { name: 'express', label: 'Express, no validation', file: 'stacks/express.ts', validates: false },
  { name: 'eov', label: 'Express + openapi-validator', file: 'stacks/eov.ts', validates: true },
  {
    name: 'eov-replies',
    label: 'the same, responses validated',
    file: 'stacks/eov.ts',
    args: ['--replies'],
    validates: true,
  },
  {
    name: 'openapi-backend',
    label: 'Express + openapi-backend',
    file: 'stacks/openapi-backend.ts',
    validates: true,
  },
  { name: 'nestjs', label: 'NestJS (Express)', file: '.cache/compiled/stacks/nestjs.js', validates: true },
  { name: 'tsoa', label: 'tsoa (Express)', file: '.cache/compiled/stacks/tsoa.js', validates: true },
  { name: 'fastify', label: 'Fastify + schemas', file: 'stacks/fastify.ts', validates: true },
  { name: 'charter', label: 'Charter', file: 'stacks/charter.ts', validates: true },
  {
    name: 'charter-enforced',
    label: 'Charter, responses enforced',
    file: 'stacks/charter.ts',
    args: ['--enforce'],
    validates: true,
  },
  {
    name: 'charter-in-express',
    label: 'Charter through Express',
    file: 'stacks/charter.ts',
    args: ['--through-express'],
    validates: true,
  },
]

/** @param given what `--stacks` says: names with commas between them, or nothing for all */
export function chosenStacks(given: string | undefined): Stack[] {
  const names = chosen(
    stacks.map(({ name }) => name),
    given,
  )
  return stacks.filter(({ name }) => names.includes(name))
}
