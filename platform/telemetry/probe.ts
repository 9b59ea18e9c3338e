import type { IncomingMessage } from 'node:http'

/** A request of the infrastructure (`/health…`, `/metrics`): neither counted nor logged. */
export const isProbe = ({ url = '' }: IncomingMessage): boolean => /^\/(health|metrics)(?=[/?]|$)/.test(url)
