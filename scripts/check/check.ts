/**
 * `npm run check`: all checks that do not run a service. A part prints only errors; two run at a time, and all of them
 * run even when one fails. A part that has passed is skipped until one of its inputs changes (.cache/); on a clean
 * clone everything runs.
 */
import { globSync } from 'node:fs'
import { importedFiles } from '../imported-files.ts'
import { checkWords } from './lint/words.ts'
import { command, projectParts, runParts } from './parts.ts'
import { whenChanged } from './when-changed.ts'

const failed = await runParts([
  // The longest first.
  command('lint', 'node', 'scripts/check/check-lint.ts'),
  ...projectParts(() => [
    ...importedFiles('scripts/generate.ts'),
    ...importedFiles('scripts/database/migration.ts'),
    ...globSync('scripts/check/lint/**/*'),
  ]),
  { name: 'words', run: () => checkWords() },
  command(
    'imports',
    'depcruise',
    '--config',
    '.dependency-cruiser.js',
    'platform',
    'compiler',
    'services',
    'demo',
    'scaffold',
    'generated',
    'scripts',
    'tests',
    'bench',
  ),
  whenChanged(command('rooms', 'node', 'scripts/check/rooms.ts', '--check'), () => [
    '.dependency-cruiser.js',
    'docs/explanation/architecture.md',
    ...globSync('{platform,compiler,services,generated,demo,scaffold,scripts,tests}/**/*.{ts,mts,mjs,js}'),
  ]),
])
process.exitCode = failed > 0 ? 1 : 0
