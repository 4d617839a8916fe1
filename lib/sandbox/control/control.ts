import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { type Answer, noSuchAddress, refusal, respond } from '../api/answers.ts'
import { parseBody } from '../api/body.ts'
import { forget } from '../api/requests.ts'
import { faultInput } from '../faults/fault.ts'
import { commit, type Parts } from '../parts.ts'
import { settingsOf } from '../state/state.ts'
import { calls } from './calls.ts'
import { moveClock, readClock } from './clock.ts'
import { listDeliveries, sendAgain } from './deliveries.ts'
import {
  clockInput,
  declineInput,
  outcomesInput,
  rulesInput,
  shopperInput,
  webhooksInput,
} from './input.ts'
import { ledgerOf } from './ledger.ts'
import {
  pauseShopper,
  plannedOutcomes,
  planOutcomes,
  readShopper,
  settleOrder,
  settleToken,
} from './moves.ts'

/** Calls for tests and demonstrations, to be mounted at /_control: JSON, no key. */
export function createControl(parts: Parts): Hono {
  const control = new Hono()
  control.use(async (call, next) => {
    // A page of somebody else's, open in the same browser, must not reach in.
    const from = call.req.header('origin')
    const own = [parts.origin, new URL(call.req.url).origin]
    return from === undefined || own.includes(from) ? next() : respond(foreign)
  })
  control.get('/', () => respond({ status: 200, body: calls }))
  control.get('/ledger', () => respond({ status: 200, body: ledgerOf(parts) }))
  addMoves(control, parts)
  addFaults(control, parts)
  addWorld(control, parts)
  control.all('*', () => respond(noSuchAddress))
  return control
}

const foreign = refusal(403, 'request.foreign', 'Control calls do not come from other pages')

function addMoves(control: Hono, parts: Parts): void {
  control.post('/tokens/:id/approve', (call) => respond(settleToken(parts, idOf(call), 'approve')))
  control.post('/tokens/:id/reject', (call) => respond(settleToken(parts, idOf(call), 'reject')))
  control.get('/tokens/:id/outcomes', (call) => respond(plannedOutcomes(parts, idOf(call))))
  control.put('/tokens/:id/outcomes', (call) =>
    withInput(call, outcomesInput, (next) => planOutcomes(parts, idOf(call), next)),
  )
  control.get('/tokens/:id/shopper', (call) => respond(readShopper(parts, idOf(call))))
  control.put('/tokens/:id/shopper', (call) =>
    withInput(call, shopperInput, ({ paused }) => pauseShopper(parts, idOf(call), paused)),
  )
  control.post('/orders/:id/authorize', (call) =>
    respond(settleOrder(parts, idOf(call), 'approve')),
  )
  control.post('/orders/:id/decline', (call) =>
    withInput(call, declineInput, ({ soft }) =>
      settleOrder(parts, idOf(call), soft ? 'soft-decline' : 'hard-decline'),
    ),
  )
}

function addFaults(control: Hono, { faults }: Parts): void {
  const answer = (): Answer => ({ status: 200, body: faults })
  control.get('/faults', () => respond(answer()))
  control.post('/faults', (call) =>
    withInput(call, faultInput, (fault) => {
      faults.push(fault)
      return answer()
    }),
  )
  control.delete('/faults', () => {
    faults.length = 0
    return respond(answer())
  })
}

function addWorld(control: Hono, parts: Parts): void {
  const { store } = parts
  control.get('/clock', () => respond(readClock(parts)))
  control.put('/clock', (call) => withInput(call, clockInput, (input) => moveClock(parts, input)))
  control.get('/deliveries', (call) => respond(listDeliveries(parts, call.req.query())))
  control.post('/deliveries/:id/again', (call) => respond(sendAgain(parts, idOf(call))))
  for (const [name, input] of [
    ['webhooks', webhooksInput],
    ['rules', rulesInput],
  ] as const) {
    control.get(`/${name}`, () => respond({ status: 200, body: settingsOf(store.state)[name] }))
    control.put(`/${name}`, (call) =>
      withInput<Record<string, unknown>>(call, input, (change) => {
        const settings = settingsOf(store.state)
        const changed = { ...settings[name], ...change }
        commit(parts, { changes: [{ put: 'settings', object: { ...settings, [name]: changed } }] })
        return { status: 200, body: changed }
      }),
    )
  }
  control.post('/reset', () => {
    parts.agenda.clear()
    commit(parts, { changes: [{ reset: true }] })
    parts.faults.length = 0
    forget(parts.requests)
    return respond({ status: 200, body: {} })
  })
}

function idOf(call: Context): string {
  return call.req.param('id') ?? ''
}

/** No body at all is an empty object. */
async function withInput<Input>(
  call: Context,
  schema: z.ZodType<Input>,
  work: (input: Input) => Answer,
): Promise<Response> {
  const input = parseBody(schema, (await call.req.text()) || '{}')
  return respond(input.ok ? work(input.value) : input.reason)
}
