import { type Context, Hono } from 'hono'
import { type Answer, noSuchAddress, respond } from '../api/answers.ts'
import { textOf } from '../api/body.ts'
import { forget } from '../api/requests.ts'
import { pressForOrder, pressForToken } from '../checkout/without-page.ts'
import { faultInput } from '../faults/fault.ts'
import { commit, type Parts } from '../parts.ts'
import { settingsOf } from '../state/state.ts'
import { calls as list } from './calls.ts'
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
import { ledgerOf, ledgerOfReference } from './ledger.ts'
import { pauseShopper, plannedOutcomes, planOutcomes, readShopper } from './moves.ts'
import { ownSiteOnly } from './own-site.ts'
import { noUnknownQuery, perform, withInput, withoutInput } from './perform.ts'

/** Calls for tests and demonstrations, to be mounted at /_control: JSON, no key. */
export function createControl(parts: Parts): Hono {
  const control = new Hono()
  control.use(ownSiteOnly(parts.origin))
  control.route('/', createCalls(parts))
  return control
}

/** The calls themselves, for whoever has seen to it that the caller may. */
export function createCalls(parts: Parts): Hono {
  const calls = new Hono()
  calls.use(noUnknownQuery)
  calls.get('/', () => respond({ status: 200, body: list }))
  calls.get('/ledger', () => respond({ status: 200, body: ledgerOf(parts) }))
  calls.get('/ledger/:id', (call) =>
    respond({ status: 200, body: ledgerOfReference(parts, idOf(call)) }),
  )
  addMoves(calls, parts)
  addFaults(calls, parts)
  addWorld(calls, parts)
  calls.all('*', () => respond(noSuchAddress))
  return calls
}

function addMoves(calls: Hono, parts: Parts): void {
  calls.post('/tokens/:id/approve', (call) =>
    perform(
      call,
      parts,
      withoutInput(() => pressForToken(parts, idOf(call), 'approve')),
    ),
  )
  calls.post('/tokens/:id/reject', (call) =>
    perform(
      call,
      parts,
      withoutInput(() => pressForToken(parts, idOf(call), 'decline')),
    ),
  )
  calls.get('/tokens/:id/outcomes', (call) => respond(plannedOutcomes(parts, idOf(call))))
  calls.put('/tokens/:id/outcomes', (call) => {
    const work = withInput(outcomesInput, (next) => planOutcomes(parts, idOf(call), next))
    return perform(call, parts, work)
  })
  calls.get('/tokens/:id/shopper', (call) => respond(readShopper(parts, idOf(call))))
  calls.put('/tokens/:id/shopper', (call) => {
    const work = withInput(shopperInput, ({ paused }) => pauseShopper(parts, idOf(call), paused))
    return perform(call, parts, work)
  })
  calls.post('/orders/:id/authorize', (call) =>
    perform(
      call,
      parts,
      withoutInput(() => pressForOrder(parts, idOf(call), { button: 'approve' })),
    ),
  )
  calls.post('/orders/:id/decline', (call) => {
    const work = withInput(declineInput, ({ soft }) =>
      pressForOrder(parts, idOf(call), { button: soft ? 'soft-decline' : 'decline' }),
    )
    return perform(call, parts, work)
  })
}

function addFaults(calls: Hono, parts: Parts): void {
  const { faults } = parts
  const answer = (): Answer => ({ status: 200, body: faults })
  calls.get('/faults', () => respond(answer()))
  calls.post('/faults', (call) => {
    const work = withInput(faultInput, (fault) => {
      faults.push(fault)
      return answer()
    })
    return perform(call, parts, work)
  })
  calls.delete('/faults', (call) =>
    perform(
      call,
      parts,
      withoutInput(() => {
        faults.length = 0
        return answer()
      }),
    ),
  )
}

function addWorld(calls: Hono, parts: Parts): void {
  calls.get('/clock', () => respond(readClock(parts)))
  calls.put('/clock', (call) =>
    perform(
      call,
      parts,
      withInput(clockInput, (input) => moveClock(parts, input)),
    ),
  )
  calls.get('/deliveries', (call) => respond(listDeliveries(parts, call.req.query())))
  calls.post('/deliveries/:id/again', (call) =>
    perform(
      call,
      parts,
      withoutInput(() => sendAgain(parts, idOf(call))),
    ),
  )
  addSettings(calls, parts)
  calls.post('/reset', async (call) =>
    respond(withoutInput(() => reset(parts))(await textOf(call))),
  )
}

function addSettings(calls: Hono, parts: Parts): void {
  const { store } = parts
  for (const [name, input] of [
    ['webhooks', webhooksInput],
    ['rules', rulesInput],
  ] as const) {
    calls.get(`/${name}`, () => respond({ status: 200, body: settingsOf(store.state)[name] }))
    calls.put(`/${name}`, (call) => {
      const work = withInput<Record<string, unknown>>(input, (change) => {
        const settings = settingsOf(store.state)
        const changed = { ...settings[name], ...change }
        commit(parts, { changes: [{ put: 'settings', object: { ...settings, [name]: changed } }] })
        return { status: 200, body: changed }
      })
      return perform(call, parts, work)
    })
  }
}

/** Leaves no trace in the stream either: what it would tell of is gone. */
function reset(parts: Parts): Answer {
  parts.agenda.clear()
  commit(parts, { changes: [{ reset: true }] })
  parts.faults.length = 0
  forget(parts.requests)
  return { status: 200, body: {} }
}

function idOf(call: Context): string {
  return call.req.param('id') ?? ''
}
