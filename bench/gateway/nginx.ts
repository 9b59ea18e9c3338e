/** nginx with one worker process, keep-alive connections to the service, and no access log. */
import { spawn } from 'node:child_process'
import { globSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePorts } from '../../scripts/free-ports.ts'
import { announce, HOST } from '../server.ts'

const [upstream] = process.argv.slice(2) as [string]
const folder = await mkdtemp(join(tmpdir(), 'charter-bench-nginx-'))
const [port] = (await freePorts(1)) as [number]
await writeFile(
  join(folder, 'nginx.conf'),
  `daemon off; master_process on; worker_processes 1; pid ${folder}/pid; error_log stderr crit;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f;
  uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  keepalive_requests 1000000000;
  upstream service { server ${new URL(upstream).host}; keepalive 64; keepalive_requests 1000000000; }
  server {
    listen ${HOST}:${port};
    location / { proxy_pass http://service; proxy_http_version 1.1; proxy_set_header Connection ""; }
  }
}`,
)
const nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], {
  stdio: ['ignore', 'ignore', 'inherit'],
})
nginx.once('error', () => {
  process.stderr.write('nginx is not installed (Debian: apt-get install nginx-light)\n')
  process.exit(1)
})
process.once('exit', () => {
  nginx.kill()
  rmSync(folder, { recursive: true, force: true })
})
process.once('exit', () => {
  nginx.kill()
  rmSync(folder, { recursive: true, force: true })
})

while (!(await accepts(port))) await pause(20)
const worker = Number(
  globSync('/proc/[0-9]*/status')
    .find((file) => readFileSync(file, 'utf8').includes(`\nPPid:\t${nginx.pid}\n`))
    ?.split('/')[2],
)
announce(port, () => ({ user: nanosecondsOf(worker) / 1000, system: 0 }))

/** The CPU time of a process of one thread: the first field of /proc/<pid>/schedstat. */
function nanosecondsOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0])
}

function accepts(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, HOST)
    socket.once('connect', () => done(true)).once('error', () => done(false))
    socket.once('connect', () => socket.destroy())
  })
}
