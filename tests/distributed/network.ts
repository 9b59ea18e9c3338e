import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Hosts on one machine: network namespaces, each with an address on a bridge. Needs root. The machine itself is the host of the
 * stores, at `gateway`.
 */
export interface Network {
  /** The address of this machine on the bridge. */
  gateway: string
  /** The addresses of the hosts, by name; each host knows the others by name too. */
  addresses: Readonly<Record<string, string>>
  /** The name of the namespace of a host. */
  namespace(host: string): string
  /** Pulls the cable of a host: packets are lost, and no connection is closed. */
  cut(host: string): void
  restore(host: string): void
  remove(): void
}

const ip = (...args: string[]) => execFileSync('ip', args, { stdio: ['ignore', 'pipe', 'pipe'] })
const SUBNET = '10.77.41'

/** @param names what each host is known by, as /etc/hosts */
export function createNetwork(names: Readonly<Record<string, readonly string[]>>): Network {
  const hosts = Object.keys(names)
  const bridge = 'charter-br'
  const namespace = (host: string) => `charter-${host}`
  const addresses = Object.fromEntries(hosts.map((host, n) => [host, `${SUBNET}.${n + 2}`]))
  const remove = () => {
    for (const host of hosts) {
      quietly('netns', 'delete', namespace(host))
      rmSync(`/etc/netns/${namespace(host)}`, { recursive: true, force: true })
    }
    quietly('link', 'delete', bridge)
  }
  remove()
  ip('link', 'add', bridge, 'type', 'bridge')
  ip('address', 'add', `${SUBNET}.1/24`, 'dev', bridge)
  ip('link', 'set', bridge, 'up')
  const table = hosts.map((host) => `${addresses[host]} ${[host, ...names[host]!].join(' ')}\n`)
  for (const [n, host] of hosts.entries()) {
    const [inside, outside] = ['eth0', `charter-veth${n}`]
    const inHost = (...args: string[]) => ip('-netns', namespace(host), ...args)
    ip('netns', 'add', namespace(host))
    ip('link', 'add', outside, 'type', 'veth', 'peer', 'name', inside, 'netns', namespace(host))
    ip('link', 'set', outside, 'master', bridge, 'up')
    inHost('address', 'add', `${addresses[host]}/24`, 'dev', inside)
    inHost('link', 'set', inside, 'up')
    inHost('link', 'set', 'lo', 'up')
    mkdirSync(`/etc/netns/${namespace(host)}`, { recursive: true })
    writeFileSync(`/etc/netns/${namespace(host)}/hosts`, ['127.0.0.1 localhost\n', ...table].join(''))
  }
  const set = (host: string, state: string) => {
    ip('link', 'set', `charter-veth${hosts.indexOf(host)}`, state)
  }
  return {
    gateway: `${SUBNET}.1`,
    addresses,
    namespace,
    cut: (host) => set(host, 'down'),
    restore: (host) => set(host, 'up'),
    remove,
  }
}

function quietly(...args: string[]): void {
  try {
    ip(...args)
  } catch {
    // It does not exist.
  }
}
