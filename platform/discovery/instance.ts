/** One running process of a service. */
export interface Instance {
  /** `http://10.0.0.1:3001` */
  origin: string
  /** The data centre or availability zone, where the registry has it. */
  zone?: string
}

/**
 * Follows the instances of a service: reports the whole list when it becomes known and with each change. Resolves when
 * `signal` aborts; rejects when the source fails, and is then called again after a pause.
 */
export type Watch = (report: (instances: readonly Instance[]) => void, signal: AbortSignal) => Promise<void>

/** A registry of the instances of services. */
export interface Registry {
  watch(service: string): Watch
  /**
   * Registers an instance and keeps it registered. Resolves when `signal` aborts and the instance is deregistered;
   * rejects when the registration is lost, and is then called again after a pause.
   *
   * @param registered called when the instance is registered
   */
  register(service: string, instance: Instance, registered: () => void, signal: AbortSignal): Promise<void>
}

/** The origin of an instance; an IPv6 address needs no brackets. */
export const originAt = (scheme: string, address: string, port: number | string | undefined): string =>
  `${scheme}://${address.includes(':') ? `[${address}]` : address}:${port}`

/** The port of an origin, which may be that of its scheme. */
export const portOf = ({ protocol, port }: URL): number => Number(port || (protocol === 'https:' ? 443 : 80))

/** `https://example.test:443/` → its origin; undefined for anything but an HTTP URL without path, query and credentials. */
export function originOf(text: string): string | undefined {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) return undefined
  return url.origin
}
