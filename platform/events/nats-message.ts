import { headers as makeHeaders, type MsgHdrs } from '@nats-io/transport-node'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Death } from './event-runner.ts'

/** Larger messages are compressed: a server accepts 1 MiB unless `max_payload` says otherwise. */
const COMPRESS_BYTES = 512 * 1024
const ENCODING = 'Content-Encoding'
const REPLAY = 'Charter-Replay'
const DEATH = 'Charter-Death'

export interface NatsMessage {
  content: Buffer
  replay?: string | undefined
  /** Set in a dead letter. */
  death?: Death | undefined
}

export function encode({ content, replay, death }: NatsMessage): { payload: Uint8Array; headers: MsgHdrs } {
  const headers = makeHeaders()
  if (replay !== undefined) headers.set(REPLAY, replay)
  // A reason may contain what a header may not.
  if (death) headers.set(DEATH, Buffer.from(JSON.stringify(death)).toString('base64url'))
  if (content.length <= COMPRESS_BYTES) return { payload: content, headers }
  headers.set(ENCODING, 'gzip')
  return { payload: gzipSync(content), headers }
}

export function decode(payload: Uint8Array, headers: MsgHdrs | undefined): NatsMessage {
  const death = headers?.get(DEATH)
  return {
    content: headers?.get(ENCODING) === 'gzip' ? gunzipSync(payload) : Buffer.from(payload),
    replay: headers?.get(REPLAY) || undefined,
    death: death ? (JSON.parse(Buffer.from(death, 'base64url').toString()) as Death) : undefined,
  }
}
