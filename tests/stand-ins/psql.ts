import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The services that a script makes databases for: it runs with a `psql` that prints their names. */
export function databasesCreatedBy(script: string, env: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'charter-psql-'))
  const psql = '#!/bin/sh\nfor arg; do case "$arg" in service=*) echo "${arg#service=}";; esac; done\n'
  writeFileSync(join(folder, 'psql'), psql, { mode: 0o755 })
  try {
    const PATH = `${folder}:${process.env.PATH}`
    return execFileSync('sh', [script], { env: { ...env, PATH }, encoding: 'utf8' })
      .trim()
      .split('\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}
