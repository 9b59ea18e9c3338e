import { delimiter, resolve } from 'node:path'
import { enterProject } from './project.ts'

interface Command {
  usage: string
  /** What it does, in a line. */
  does: string
  /** It runs in the root of a project that `charter init` wrote, and runs the project's TypeScript. */
  isOfProject?: boolean
  /** @returns the exit status, when it is not 0 */
  run(args: string[]): Promise<number | void>
}

/* Each command is loaded when it is called: those of existing applications need a fraction of the packages. */
const COMMANDS: Record<string, Command> = {
  init: {
    usage: 'init <folder> [--service <name>] [--packages <folder>]',
    does: 'writes a repository with one service, and installs it',
    run: async (args) => (await import('./init.ts')).init(args),
  },
  new: {
    usage: 'new service|operation|event|version …',
    does: 'adds a part to a repository',
    isOfProject: true,
    run: async (args) => (await import('../new/new-part.ts')).newPart(args, 'npx charter new'),
  },
  generate: {
    usage: 'generate [--check]',
    does: 'writes generated/ of a repository',
    isOfProject: true,
    run: async (args) => {
      const { checkGenerated, generateProject } = await import('../generate/project.ts')
      await (args.includes('--check') ? checkGenerated : generateProject)()
    },
  },
  start: {
    usage: 'start',
    does: 'runs all services of a repository, with PostgreSQL',
    isOfProject: true,
    run: async () => (await import('../dev/system.ts')).runSystem(),
  },
  dev: {
    usage: 'dev',
    does: 'start, and restarts what you edit',
    isOfProject: true,
    run: async () => (await import('../dev/system.ts')).runSystem({ watch: true }),
  },
  check: {
    usage: 'check',
    does: 'types, contracts, generated code, migrations, format, a test for each status',
    isOfProject: true,
    run: async () => {
      const { projectParts, runParts } = await import('../check/parts.ts')
      return Math.min(await runParts(projectParts()), 1)
    },
  },
  db: {
    usage: 'db migrate|migration|reset …',
    does: 'applies migrations, writes one, empties the databases of this machine',
    isOfProject: true,
    run: async ([action, ...args]) => {
      if (action === 'migrate') return (await import('../database/migrate.ts')).migrateAll(args)
      if (action === 'migration') return (await import('../database/migration.ts')).migrationCommand(args)
      if (action === 'reset') return (await import('../database/reset.ts')).resetCommand(args)
      throw new Error('Usage: charter db migrate|migration|reset')
    },
  },
  events: {
    usage: 'events dead-letters|replay|tail …',
    does: 'dead letters, replays and a live view of the events between the services',
    isOfProject: true,
    run: async (args) => (await import('../ops/events.ts')).eventsCommand(args),
  },
  jobs: {
    usage: 'jobs dead list|retry|drop …',
    does: 'dead letters of the jobs of the services',
    isOfProject: true,
    run: async (args) => (await import('../ops/jobs.ts')).jobsCommand(args),
  },
  convert: {
    usage: 'convert <swagger.yaml> --out <openapi.yaml>',
    does: 'writes a Swagger 2.0 or OpenAPI 3.0 document as OpenAPI 3.1',
    run: async (args) => (await import('./convert.ts')).convert(args),
  },
  diff: {
    usage: 'diff <old> <new>, or diff <git ref> [--json]',
    does: 'compares documents, or all contracts with those of a commit; breaking changes exit with 1',
    run: async (args) => (await import('../contract.ts')).diffCommand(args, 'charter diff'),
  },
  serve: {
    usage: 'serve <openapi.yaml> [--handlers <module>] [--port 3000] [options]',
    does: 'serves a document: your handlers, and examples for the other operations',
    run: async (args) => (await import('../serve.ts')).serveCommand(args, 'charter serve <openapi.yaml>'),
  },
  mock: {
    usage: 'mock <openapi.yaml> [--port 3000] [options]',
    does: 'serves the examples of a document, or data made from its schemas',
    run: async (args) => (await import('../serve.ts')).serveCommand(args, 'charter mock <openapi.yaml>'),
  },
}

/** With a document, `generate` is for an application that has `@charter/express`. */
const GENERATE_FILE: Command = {
  usage: 'generate <openapi.yaml> --out <folder> [options]',
  does: 'compiles a document for @charter/express',
  run: async (args) => (await import('./generate-command.ts')).generateCommand(args),
}

/**
 * Runs the command line.
 *
 * @returns the exit status
 */
export async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || ['help', '--help', '-h'].includes(name)) {
    console.log(await usage())
    return name === undefined ? 1 : 0
  }
  try {
    const isOfFile = name === 'generate' && args.some((arg) => arg !== '--check')
    const command = isOfFile ? GENERATE_FILE : Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
    if (command === undefined) throw new Error(`There is no command ${name}: charter help lists all.`)
    if (args.includes('--help') && name !== 'new') {
      console.log(await usage())
      return 0
    }
    if (command.isOfProject) {
      enterProject(`charter ${name}`)
      process.env.PATH = `${resolve('node_modules/.bin')}${delimiter}${process.env.PATH}`
    }
    return (await command.run(args)) ?? Number(process.exitCode ?? 0)
  } catch (error) {
    const isDefect = (error instanceof TypeError && !('code' in error)) || error instanceof ReferenceError
    console.error(isDefect ? error : (error as Error).message)
    return 1
  }
}

async function usage(): Promise<string> {
  const { GENERATE_USAGE } = await import('./generate-command.ts')
  const lines = ({ usage, does }: Command) => `  charter ${usage}\n      ${does}`
  const of = (isOfProject: boolean) =>
    Object.values(COMMANDS).filter((command) => (command.isOfProject ?? false) === isOfProject)
  return `A document:
${[GENERATE_FILE, ...of(false).slice(1)].map(lines).join('\n')}

A repository of services:
${[...of(false).slice(0, 1), ...of(true)].map(lines).join('\n')}

${GENERATE_USAGE}`
}
