/** Debian's Docker Engine, started for a test with data of its own, and the images that docker-compose.yml names. */
import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { until } from '../chaos/processes.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')

export interface Engine {
  /** The address of this machine for the containers, except those with internal networks only. */
  host: string
  /** @returns what the command prints @throws Error with what it prints */
  docker(...args: string[]): Promise<string>
  /** The same for docker-compose.yml, with these variables. */
  compose(env: NodeJS.ProcessEnv, ...args: string[]): Promise<string>
}

const HOST = '172.31.254.1'
const FORWARDING = '/proc/sys/net/ipv4/ip_forward'

/**
 * Starts it, and makes the base of the images by debootstrap, because the test machine reaches no registry of images.
 *
 * @returns the reason when this machine cannot: no root, no package, no right to make namespaces, no mirror of Debian
 */
export async function startEngine(opened: AsyncDisposableStack): Promise<Engine | string> {
  if (process.getuid?.() !== 0) return 'it needs root'
  if (existsSync('/var/run/docker.sock')) return 'one runs already, and two would share a bridge'
  const folder = mkdtempSync(join(tmpdir(), 'engine-'))
  opened.defer(() => rmSync(folder, { recursive: true, force: true }))
  const [socket, log] = [join(folder, 'docker.sock'), join(folder, 'log')]
  const own = [
    '--data-root',
    join(folder, 'data'),
    '--exec-root',
    join(folder, 'exec'),
    '--bip',
    `${HOST}/24`,
  ]
  // Where the kernel forwards already, it leaves the policy for what other bridges of this machine forward.
  const before = readFileSync(FORWARDING, 'utf8')
  writeFileSync(FORWARDING, '1')
  opened.defer(() => writeFileSync(FORWARDING, before))
  // In namespaces that end with this process: no container and no mount is left, however it ends.
  const isolated = [
    '--pdeathsig',
    'KILL',
    'unshare',
    '--mount',
    '--pid',
    '--fork',
    '--kill-child',
    '--mount-proc',
  ]
  const command = [...isolated, 'dockerd', ...own, '--pidfile', join(folder, 'pid'), '-H', `unix://${socket}`]
  const daemon = spawn('setpriv', command, { stdio: ['ignore', openSync(log, 'w'), openSync(log, 'a')] })
  opened.defer(async () => {
    daemon.kill('SIGKILL')
    if (daemon.exitCode === null && daemon.signalCode === null) await once(daemon, 'exit')
  })
  const started = await Promise.race([
    until(() => existsSync(socket), 30_000, 'it does not start'),
    once(daemon, 'exit').then(() =>
      Promise.reject(new Error(readFileSync(log, 'utf8').trimEnd().split('\n').at(-1))),
    ),
  ]).then(
    () => undefined,
    (error: Error) => error.message,
  )
  if (started !== undefined) return started

  // The builder that Debian's version has.
  const env = { ...process.env, DOCKER_HOST: `unix://${socket}`, DOCKER_BUILDKIT: '0' }
  const execute = async (file: string, args: readonly string[], more: NodeJS.ProcessEnv = {}) => {
    const options = { cwd: root, env: { ...env, ...more }, maxBuffer: 1 << 26 }
    const { stdout } = await run(file, args, options).catch(
      (error: Error & { stdout: string; stderr: string }) => {
        throw new Error(`${file} ${args.join(' ')}: ${`${error.stdout}${error.stderr}`.slice(-2_000)}`)
      },
    )
    return stdout.trimEnd()
  }
  const docker = (...args: string[]) => execute('docker', args)
  try {
    await makeDebian(join(folder, 'debian'), docker)
  } catch (error) {
    return (error as Error).message
  }
  return {
    ...{ host: HOST, docker },
    compose: (more, ...args) => execute('docker-compose', ['--project-name', 'charter', ...args], more),
  }
}

async function makeDebian(folder: string, docker: Engine['docker']): Promise<void> {
  await run('debootstrap', ['--variant=minbase', 'bookworm', folder])
  await run('tar', ['-C', folder, '-cf', `${folder}.tar`, '.'])
  await docker('import', `${folder}.tar`, 'charter-debian')
}

/**
 * Makes the images of docker-compose.yml: that of the Dockerfile, and stand-ins for those of others.
 *
 * @param others the names of the images of others, by their target in engines.Dockerfile
 */
export async function buildImages(
  { docker }: Engine,
  others: Readonly<Record<string, string>>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'images-'))
  try {
    const build = (...args: string[]) => docker('build', '--quiet', '--network', 'host', ...args)
    const node = join(folder, 'node')
    copyNode(node)
    await build('--tag', 'charter-node', node)
    await build('--build-arg', 'NODE_IMAGE=charter-node', '--tag', 'charter', '.')
    const here = import.meta.dirname
    for (const [target, name] of Object.entries(others))
      await build('--file', join(here, 'engines.Dockerfile'), '--target', target, '--tag', name, here)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A base image with the Node of this project, and with the registry and certificates of this machine. */
function copyNode(folder: string): void {
  const npm = dirname(dirname(realpathSync(execFileSync('which', ['npm'], { encoding: 'utf8' }).trim())))
  const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim()
  const into = (path: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    return join(folder, path)
  }
  cpSync(process.execPath, into('usr/local/bin/node'))
  cpSync(npm, into('usr/local/lib/node_modules/npm'), { recursive: true, dereference: true })
  writeFileSync(into('root/.npmrc'), `registry=${registry}\n`)
  const certificates = process.env.NODE_EXTRA_CA_CERTS
  if (certificates) cpSync(certificates, into(certificates.slice(1)), { dereference: true })
  writeFileSync(
    join(folder, 'Dockerfile'),
    `FROM charter-debian
COPY usr /usr
COPY root /root
${certificates ? `COPY ${certificates.slice(1)} ${certificates}\nENV NODE_EXTRA_CA_CERTS=${certificates}` : ''}
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
ENV PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
`,
  )
}
