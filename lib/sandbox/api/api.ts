import type { IncomingMessage, ServerResponse } from 'node:http'
import { withEffects } from '../acts.ts'
import { elapsedMs } from '../clock.ts'
import { takeFault } from '../faults/fault.ts'
import { type Met, meetFault } from '../faults/meet-fault.ts'
import type { Parts } from '../parts.ts'
import { isRemembered } from '../state/forget.ts'
import {
  broken,
  malformed,
  noSuchAddress,
  type Reply,
  replyOf,
  tooLarge,
  unauthorized,
} from './answers.ts'
import { type Call, readText } from './call.ts'
import { answerOnce, scopeOf, stillRunning } from './idempotency.ts'
import { callerOf } from './keys.ts'
import { clipped, type Received as Recorded, record, warningsOf } from './requests.ts'
import { type Route, routeOf } from './routes.ts'
import { write } from './write.ts'

type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * Smartpay's merchant API at /v1, on Node's own server: a benchmark of a shop should measure the shop.
 * Nobody is answered before what they did, or what they saw, is on disk.
 */
export function createApi(parts: Parts): Listener {
  const running = new Set<string>()
  return async (request, response) => {
    const [at, begunMs] = [parts.now(), elapsedMs()]
    const story: Story = { fault: undefined, effects: undefined, withheld: undefined }
    const received = partsOf(request)
    const read = await readText(request).catch(() => undefined)
    if (read === undefined) return
    const route = routeOf(received.method, received.path)
    const text = typeof read === 'string' ? null : read.text
    const met =
      text === null
        ? replyOf(read === 'too large' ? tooLarge : malformed)
        : await answer(received, text, { route, parts, running, story })
    const { method, path, search, idempotencyKey } = received
    const isDropped = met === 'hang up'
    const isReplayed = !isDropped && met.headers?.['idempotency-replayed'] !== undefined
    // Every field by name: spreading costs several times as much, and this is done for every call.
    const recorded = {
      at,
      method,
      path: `/v1${path}`,
      search: clipped(search),
      status: isDropped ? null : met.status,
      idempotencyKey,
      replayed: isReplayed ? (true as const) : undefined,
      body: clipped(method === 'GET' ? null : text),
      answer: clipped(isDropped ? null : met.text),
      warnings: warningsOf(text),
      tookMs: Math.round(elapsedMs() - begunMs),
      fault: story.fault,
      withheld: story.withheld,
      effects: story.effects,
    }
    record(parts.requests, recorded, route.pattern)
    await write(response, met)
  }
}

type Received = Omit<Call, 'key' | 'mode' | 'text' | 'id'> & { authorization: string | undefined }

function partsOf({ method = 'GET', url = '', headers }: IncomingMessage): Received {
  const question = url.indexOf('?')
  const key = headers['idempotency-key']
  return {
    method,
    path: url.slice('/v1'.length, question < 0 ? undefined : question) || '/',
    search: question < 0 ? '' : url.slice(question),
    idempotencyKey: Array.isArray(key) ? key[0] : key,
    authorization: headers.authorization,
  }
}

/** What is told of a call afterwards. */
type Story = Pick<Recorded, 'fault' | 'effects' | 'withheld'>

type Desk = { route: Route; parts: Parts; running: Set<string>; story: Story }

async function answer(
  { method, path, search, idempotencyKey, authorization }: Received,
  text: string,
  { route, parts, running, story }: Desk,
): Promise<Met | 'hang up'> {
  const caller = callerOf(authorization)
  if (!caller) return replyOf(unauthorized)
  const { id, handler } = route
  if (!handler) return replyOf(noSuchAddress)
  const { store, agenda, faults, now } = parts
  agenda.runDue()
  const { key, mode } = caller
  const call: Call = { method, path, id, search, text, key, mode, idempotencyKey }
  const scope = scopeOf(call)
  if (scope !== null && running.has(scope) && !isAnswered(scope, parts))
    return replyOf(stillRunning)
  let done: string | null = null
  const work = async (): Promise<Reply> => {
    try {
      const [reply, effects] = withEffects(parts.requests, () =>
        answerOnce(call, scope, handler, parts),
      )
      if (effects.length > 0) story.effects = effects
      done = reply.text
      await store.kept()
      return reply
    } catch (error) {
      console.error(error)
      return replyOf(broken)
    }
  }
  if (scope !== null) running.add(scope)
  const fault = faults.length > 0 ? takeFault(faults, { ...call, now: now() }) : null
  if (fault) story.fault = fault.kind
  const met = fault ? await meetFault(fault, work) : await work()
  if (fault && (met === 'hang up' || met.text !== done)) story.withheld = clipped(done)
  if (scope !== null) running.delete(scope)
  return met
}

function isAnswered(scope: string, { store, now }: Parts): boolean {
  const known = store.state.remembered.get(scope)
  return known !== undefined && isRemembered(known.at, now())
}
