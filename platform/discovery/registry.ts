import { consul } from './consul.ts'
import { etcd } from './etcd.ts'
import { eureka } from './eureka.ts'
import type { Instance, Registry } from './instance.ts'
import { keepRunning, type Running } from './keep-running.ts'

const kinds: Readonly<Record<string, (url: URL) => Registry>> = { etcd, consul, eureka }

export const registryKinds = Object.keys(kinds)

/**
 * Opens a registry. Nothing is sent before it is used.
 *
 * @param url its base, without the name of a service
 * @throws Error for an unknown kind
 */
export function registryAt(kind: string, url: URL): Registry {
  const open = kinds[kind]
  if (!open) throw new Error(`"${kind}" is none of ${registryKinds.join(', ')}`)
  return open(url)
}

/**
 * The registry of `REGISTRY_URL`: `etcd+http://127.0.0.1:2379`.
 *
 * @throws Error for another form
 */
export function registryOf(text: string): Registry {
  const [, kind = '', rest = ''] = /^([a-z]+)\+(https?:.+)$/.exec(text) ?? []
  const url = URL.parse(rest)
  if (!url) throw new Error(`must be a URL such as etcd+http://127.0.0.1:2379`)
  return registryAt(kind, url)
}

/**
 * Registers an instance of a service, and again when its registration is lost. Closing deregisters it.
 *
 * @param onError called when the registry begins to fail
 */
export const keepRegistered = (
  registry: Registry,
  service: string,
  instance: Instance,
  onError: (error: Error) => void,
): Running =>
  keepRunning((succeeded, signal) => registry.register(service, instance, succeeded, signal), onError)
