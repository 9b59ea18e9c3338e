/**
 * `npm run json-schema`: gets the JSON Schema Test Suite, runs it and writes docs/reference/conformance/json-schema.md.
 *
 * No npm package contains the suite for draft 2020-12, but a package of Debian does. Elsewhere, put a checkout of the
 * suite at .cache/json-schema-test-suite.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isPresent, report, runSuite, SUITE } from './suite.ts'

const PACKAGE = 'libtest-json-schema-acceptance-perl'

function install(): void {
  const folder = mkdtempSync(join(tmpdir(), 'json-schema-'))
  try {
    execFileSync('apt-get', ['download', PACKAGE], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
    const archive = readdirSync(folder).find((file) => file.endsWith('.deb')) as string
    execFileSync('dpkg', ['-x', archive, folder], { cwd: folder })
    cpSync(join(folder, 'usr/share/perl5/auto/share/dist/Test-JSON-Schema-Acceptance'), SUITE, {
      recursive: true,
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (!isPresent()) install()
writeFileSync(
  join(import.meta.dirname, '../../docs/reference/conformance/json-schema.md'),
  report(runSuite()),
)
process.stdout.write('docs/reference/conformance/json-schema.md is written\n')
