// Runs before any script (`node --import`), on whatever Node the machine has: plain JavaScript, old syntax on purpose.
import { existsSync } from 'node:fs'

const major = Number(process.versions.node.split('.')[0])
if (!existsSync(new URL('../node_modules/express', import.meta.url)) || major < 24) {
  process.stderr.write(
    'The dependencies are not installed (Node 24, which runs everything here, is one of them): run `npm ci` first, ' +
      'then start scripts through npm.\n',
  )
  process.exit(1)
}
