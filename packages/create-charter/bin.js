#!/usr/bin/env node
// Old syntax on purpose, as in the command that it runs: charter init.
process.argv.splice(2, 0, 'init')
import('@charter/cli/bin.js')
