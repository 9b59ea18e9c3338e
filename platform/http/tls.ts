import { readFileSync } from 'node:fs'
import type { ServerOptions } from 'node:https'
import { createSecureContext, rootCertificates } from 'node:tls'
import type { Logger } from 'pino'
import { Agent, buildConnector, setGlobalDispatcher } from 'undici'

/** The files of a service's certificate: PEM, as cert-manager or openssl write them. */
export interface TlsFiles {
  cert: string
  key: string
  /** Of the services' own authority: it signs the certificates of clients and servers. */
  ca: string
}

/** The certificate of this process, read again when its files change. */
export interface Identity {
  /** For a server that asks its clients for a certificate. */
  server(): Pick<ServerOptions, 'cert' | 'key' | 'ca' | 'requestCert' | 'rejectUnauthorized' | 'minVersion'>
  /** For `undici`: new connections use the certificate of this moment. */
  connector(timeoutMs: number): buildConnector.connector
  /** Called after the files have changed. */
  onChange(listener: () => void): void
  close(): void
}

const POLL_MS = 2_000

/**
 * Mutual TLS between services. From now on `fetch` and undici's `request` present the certificate to servers that ask for one.
 *
 * @throws Error with one sentence when a file cannot be read, or certificate and key do not belong together
 */
export function openIdentity(files: TlsFiles, log: Logger): Identity {
  let current = read(files)
  const listeners: (() => void)[] = []
  const poll = setInterval(() => {
    try {
      const found = read(files)
      if (found.cert === current.cert && found.key === current.key && found.ca === current.ca) return
      current = found
      listeners.forEach((listener) => listener())
      log.info('The certificate has been replaced')
    } catch (err) {
      // Files are replaced one after the other: between them they do not belong together.
      log.warn({ err }, 'The new certificate cannot be used yet: the old one stays in use')
    }
  }, POLL_MS)
  poll.unref()
  const connector = (timeout: number): buildConnector.connector => {
    let connect: buildConnector.connector | undefined
    let of = current
    return (options, done) => {
      if (!connect || of !== current) {
        of = current
        const { cert, key } = current
        connect = buildConnector({
          timeout,
          allowH2: false,
          cert,
          key,
          ca: [current.ca, ...rootCertificates],
        })
      }
      connect(options, done)
    }
  }
  setGlobalDispatcher(new Agent({ connect: connector(2_000) }))
  return {
    connector,
    server: () => ({ ...current, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.3' }),
    onChange: (listener) => void listeners.push(listener),
    close: () => clearInterval(poll),
  }
}

function read(files: TlsFiles): Record<keyof TlsFiles, string> {
  try {
    const found = {
      cert: readFileSync(files.cert, 'utf8'),
      key: readFileSync(files.key, 'utf8'),
      ca: readFileSync(files.ca, 'utf8'),
    }
    createSecureContext(found)
    return found
  } catch (cause) {
    const message = `TLS_CERT_FILE, TLS_KEY_FILE and TLS_CA_FILE cannot be used: ${(cause as Error).message}`
    throw new Error(message, { cause })
  }
}
