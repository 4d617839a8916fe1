import { subscribe } from 'node:diagnostics_channel'
import { z } from 'zod'
import { AppError } from '#lib/app-error.ts'
import { newId } from '#lib/ids.ts'
import { log } from '#lib/log.ts'
import { flushSignals, traced } from '#lib/signals.ts'
import { request } from '#lib/smartpay/request.ts'
import { startTelemetry } from './start-telemetry.ts'
import { personalTexts } from './testing-texts.ts'

/** What a process of the shop's does while somebody outside listens, or nobody: started by the tests alone. */
let requests = 0
subscribe('undici:request:create', () => {
  requests += 1
})

/** Everything that an error can carry quotes a person or a secret. */
function hostileError(): Error {
  const hostile = personalTexts.join(' ')
  const cause = Object.assign(new Error(hostile), { code: personalTexts[0], detail: hostile })
  return Object.assign(new TypeError(hostile, { cause }), {
    name: hostile,
    code: hostile,
    email: hostile,
  })
}

const scenarios = {
  async errors(): Promise<void> {
    log('error', 'job failed', { job: 'emails', network: '198.51.100.7', error: hostileError() })
    const chargeId = newId('chg')
    log('error', 'work failed', {
      chargeId,
      error: new AppError('The cycle has moved on', { chargeId }),
    })
    log('error', 'invariants broken', { job: 'invariants', count: 2 })
    log('warn', 'mail refused', { error: hostileError() })
  },
  async storm(): Promise<void> {
    for (let time = 0; time < 1_000; time += 1)
      log('error', 'job failed', { job: 'emails', error: hostileError() })
    for (let time = 0; time < 1_000; time += 1) log('error', `failure ${time}`, { job: 'emails' })
  },
  async spans(): Promise<void> {
    const path = `/tokens/${personalTexts[1]}/disable?name=${encodeURIComponent(personalTexts[4])}`
    const call = {
      method: 'PUT',
      path,
      answer: z.unknown(),
      deadlineMs: 5_000,
      tries: 2,
      body: { secret: personalTexts[2] },
    } as const
    const quiet = { failed: false, quiet: true, fields: { job: 'charge' } }
    await traced(
      'job',
      'job charge',
      () => request(call),
      () => ({ ...quiet, fields: { job: 'charge', code: personalTexts[0] } }),
    )
    // It found nothing to do.
    await traced(
      'job',
      'job charge',
      async () => undefined,
      () => quiet,
    )
    await traced(
      'job',
      'job emails',
      async () => Promise.reject(hostileError()),
      () => quiet,
    ).catch(() => undefined)
  },
}

const name = z.enum(['errors', 'storm', 'spans']).parse(process.argv[2])
await startTelemetry()
await scenarios[name]()
// All of it was said, and nobody was waited for.
process.send?.({ said: true })
await flushSignals()
process.send?.({ requests })
process.disconnect?.()
