import type { IncomingMessage } from 'node:http'

/** A question of the machinery (`/health…`, `/metrics`): no traffic to be counted, and not worth a line in the log. */
export const isProbe = ({ url = '' }: IncomingMessage): boolean => /^\/(health|metrics)(?=[/?]|$)/.test(url)
