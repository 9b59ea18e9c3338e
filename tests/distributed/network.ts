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
  /** Another address of this machine, for a client from outside: none of those that proxies and services trust. */
  newClientAddress(): string
  /** The name of the namespace of a host. */
  namespace(host: string): string
  /** Pulls the cable of a host: packets are lost, and no connection is closed. */
  cut(host: string): void
  restore(host: string): void
  remove(): void
}

const ip = (...args: string[]) => execFileSync('ip', args, { stdio: ['ignore', 'pipe', 'pipe'] })
const SUBNET = '10.77.41'
/* Reserved for tests of networks (RFC 2544): private to no one. */
const CLIENTS = '198.18'
/* The bridge has a namespace of its own: Docker drops what bridges of the machine forward. */
const BRIDGE = 'charter-bridge'
const MACHINE = 'charter-machine'

/** @param names what each host is known by, as /etc/hosts */
export function createNetwork(names: Readonly<Record<string, readonly string[]>>): Network {
  const hosts = Object.keys(names)
  const namespace = (host: string) => `charter-${host}`
  const addresses = Object.fromEntries(hosts.map((host, n) => [host, `${SUBNET}.${n + 2}`]))
  const atBridge = (...args: string[]) => ip('-netns', BRIDGE, ...args)
  const remove = () => {
    for (const host of hosts) {
      quietly('netns', 'delete', namespace(host))
      rmSync(`/etc/netns/${namespace(host)}`, { recursive: true, force: true })
    }
    quietly('link', 'delete', MACHINE)
    quietly('netns', 'delete', BRIDGE)
  }
  remove()
  ip('netns', 'add', BRIDGE)
  atBridge('link', 'add', 'bridge', 'type', 'bridge')
  atBridge('link', 'set', 'bridge', 'up')
  ip('link', 'add', MACHINE, 'type', 'veth', 'peer', 'name', 'machine', 'netns', BRIDGE)
  atBridge('link', 'set', 'machine', 'master', 'bridge', 'up')
  ip('address', 'add', `${SUBNET}.1/24`, 'dev', MACHINE)
  ip('link', 'set', MACHINE, 'up')
  // Every address of the network is one of this machine.
  ip('route', 'add', 'local', `${CLIENTS}.0.0/16`, 'dev', MACHINE)
  const table = hosts.map((host) => `${addresses[host]} ${[host, ...names[host]!].join(' ')}\n`)
  for (const host of hosts) {
    const inHost = (...args: string[]) => ip('-netns', namespace(host), ...args)
    ip('netns', 'add', namespace(host))
    atBridge('link', 'add', 'name', host, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', namespace(host))
    atBridge('link', 'set', 'dev', host, 'master', 'bridge', 'up')
    inHost('address', 'add', `${addresses[host]}/24`, 'dev', 'eth0')
    inHost('link', 'set', 'eth0', 'up')
    inHost('link', 'set', 'lo', 'up')
    inHost('route', 'add', `${CLIENTS}.0.0/16`, 'via', `${SUBNET}.1`)
    mkdirSync(`/etc/netns/${namespace(host)}`, { recursive: true })
    writeFileSync(`/etc/netns/${namespace(host)}/hosts`, ['127.0.0.1 localhost\n', ...table].join(''))
  }
  const set = (host: string, state: string) => {
    atBridge('link', 'set', 'dev', host, state)
  }
  let clients = 0
  return {
    gateway: `${SUBNET}.1`,
    addresses,
    newClientAddress: () => {
      const number = ++clients
      return `${CLIENTS}.${number >> 8}.${number & 255}`
    },
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
