/**
 * Loaded before a service (`node --import kill-at.ts main.ts`): kills its process exactly where a test says. The
 * service is unchanged: statements are intercepted where `pg` sends them, calls where they leave the process.
 */
import { appendFileSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import pg from 'pg'

/** Where a process is killed. */
export interface KillAt {
  name: string
  /** Before the statement or call is sent, or when its response has arrived and before it is returned. */
  when: 'before' | 'after'
  /** Regular expressions; the point is reached when all that are given match. */
  on:
    | {
        /**
         * A statement; inside a transaction, that transaction's COMMIT. Outside of one, `after` waits for one that has
         * found or changed a row.
         */
        statement: string
        /** One of its values, or all of them as JSON. */
        value?: string
        /** `after` also when it has found and changed nothing. */
        evenIfEmpty?: boolean
        /** Another statement of the same transaction. */
        beside?: string
      }
    /** `POST http://…/api/v1/reservations`: a call to another service. */
    | { call: string }
    | { mail: true }
    /** Before a delivery is sent. What follows its response is a statement. */
    | { webhook: true }
}

// A killed process does not write the compile cache of the next one.
setTimeout(flushCompileCache, 2_000).unref()

let armed: KillAt | undefined

process.on('message', ({ arm: point }: { arm?: KillAt }) => {
  if (point) void arm(point)
})

async function arm(point: KillAt): Promise<void> {
  if ('mail' in point.on) await watchMails()
  if ('webhook' in point.on) await watchWebhooks()
  if ('call' in point.on) await watchCalls(point.on.call)
  armed = point
  process.send?.({ armed: point.name })
}

/** The kernel ends the process in this call: nothing after it runs, and nothing is flushed. */
function die({ name }: KillAt): void {
  appendFileSync(process.env.CHAOS_REACHED as string, `${name}\n`)
  process.kill(process.pid, 'SIGKILL')
}

const dieIf = (isHere: boolean, point: KillAt | undefined): void => {
  if (isHere && point) die(point)
}

/** The fields of a query that `pg` sends. */
interface Sent {
  _result?: { rowCount: number | null }
  text?: string
  values?: unknown[]
  submit(connection: object): unknown
  handleReadyForQuery(connection: object): void
}

const open = new WeakMap<object, { texts: string[]; isHit: boolean }>()
const awaited = new WeakMap<Sent, KillAt>()
const { submit, handleReadyForQuery } = (pg.Query as unknown as { prototype: Sent }).prototype

Object.assign((pg.Query as unknown as { prototype: Sent }).prototype, {
  submit(this: Sent, connection: object) {
    const point = pointOf(this, connection)
    dieIf(point?.when === 'before', point)
    if (point) awaited.set(this, point)
    return submit.call(this, connection)
  },
  handleReadyForQuery(this: Sent, connection: object) {
    const point = awaited.get(this)
    const isIdle = this._result?.rowCount === 0
    dieIf(!isIdle || (point !== undefined && 'evenIfEmpty' in point.on), point)
    handleReadyForQuery.call(this, connection)
  },
})

/** The point of a statement: its own commit, or the COMMIT of its transaction. */
function pointOf({ text = '', values = [] }: Sent, connection: object): KillAt | undefined {
  const transaction = open.get(connection)
  if (/^\s*(COMMIT|ROLLBACK)/i.test(text)) {
    open.delete(connection)
    if (!/^\s*COMMIT/i.test(text) || !transaction?.isHit || !armed) return undefined
    const { on } = armed
    const hasAll = !('beside' in on) || transaction.texts.some((each) => fits(on.beside, each))
    return hasAll ? armed : undefined
  }
  if (/^\s*BEGIN/i.test(text)) {
    open.set(connection, { texts: [], isHit: false })
    return undefined
  }
  const isHit = armed !== undefined && isStatement(armed, text, values)
  if (!transaction) return isHit ? armed : undefined
  transaction.texts.push(text)
  transaction.isHit ||= isHit
  return undefined
}

function isStatement({ on }: KillAt, text: string, values: unknown[]): boolean {
  if (!('statement' in on) || !fits(on.statement, text)) return false
  if (on.value === undefined) return true
  return [...values.map(String), JSON.stringify(values)].some((value) => fits(on.value, value))
}

const fits = (pattern: string | undefined, text: string) => new RegExp(pattern ?? '', 's').test(text)

/* Loaded on demand: they would slow down each start. */

async function watchMails(): Promise<void> {
  const { createTransport } = await import('nodemailer')
  const mailer = Object.getPrototypeOf(createTransport({ jsonTransport: true })) as {
    sendMail(mail: unknown): Promise<unknown>
  }
  const { sendMail } = mailer
  mailer.sendMail = async function (this: unknown, mail) {
    dieIf(armed?.when === 'before', armed)
    const sent = await sendMail.call(this, mail)
    dieIf(true, armed)
    return sent
  }
}

async function watchWebhooks(): Promise<void> {
  const { Agent } = await import('undici')
  const { dispatch } = Agent.prototype
  Agent.prototype.dispatch = function (...args: Parameters<typeof dispatch>) {
    dieIf(true, armed)
    return dispatch.apply(this, args)
  }
}

async function watchCalls(call: string): Promise<void> {
  const { DecoratorHandler, getGlobalDispatcher, setGlobalDispatcher } = await import('undici')
  class DiesAtTheEnd extends DecoratorHandler {
    onResponseEnd(): void {
      dieIf(true, armed)
    }
  }
  const watched = getGlobalDispatcher().compose((dispatch) => (options, handler) => {
    if (!fits(call, `${options.method} ${String(options.origin)}${options.path}`))
      return dispatch(options, handler)
    dieIf(armed?.when === 'before', armed)
    return dispatch(options, new DiesAtTheEnd(handler))
  })
  setGlobalDispatcher(watched)
}
