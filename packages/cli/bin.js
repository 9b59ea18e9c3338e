#!/usr/bin/env node
// Old syntax on purpose: this must run far enough on an old Node to say that it is too old.
var version = process.versions.node.split('.').map(Number)
if (version[0] > 22 || (version[0] === 22 && version[1] >= 12)) {
  import('./dist/scripts/cli/main.js').then(function (cli) {
    return cli.main(process.argv.slice(2)).then(function (status) {
      process.exitCode = status
    })
  })
} else {
  process.stderr.write('This is Node ' + process.versions.node + ', and charter needs Node 22.12 or newer.\n')
  process.exitCode = 1
}
