/**
 * PM2 without containers: one app for each service, each with two workers of its own (`WORKERS`), so not PM2's cluster mode.
 *
 *   pm2 start deploy/pm2/ecosystem.config.cjs                  with the variables of the environment
 *   pm2 sendSignal SIGHUP products                             a new version, worker by worker; not `pm2 reload`
 */
const { readdirSync } = require('node:fs')
const { join } = require('node:path')

const root = join(__dirname, '../..')
const { DRAIN_MS = '5000', SHUTDOWN_DEADLINE_MS = '10000', WORKERS = '2' } = process.env

module.exports = {
  apps: readdirSync(join(root, 'services')).map((name) => ({
    name,
    cwd: root,
    script: `services/${name}/main.ts`,
    interpreter: process.env.NODE ?? 'node',
    exec_mode: 'fork',
    env: { NODE_ENV: 'production', ...process.env, DRAIN_MS, SHUTDOWN_DEADLINE_MS, WORKERS },
    wait_ready: true,
    listen_timeout: 120_000,
    // Longer than the last-resort timer of the process (platform/run.ts).
    kill_timeout: Number(DRAIN_MS) + Number(SHUTDOWN_DEADLINE_MS) + 8_000,
    exp_backoff_restart_delay: 100,
  })),
}
