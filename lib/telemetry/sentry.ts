import { randomBytes } from 'node:crypto'
import { subscribe } from 'node:diagnostics_channel'
import { z } from 'zod'
import { elapsedMs } from '#lib/clock.ts'
import { type ErrorSignal, errorChannel, flushChannel } from '#lib/signals.ts'
import type { SentrySettings } from '#lib/telemetry-settings.ts'
import { post } from './post.ts'
import { Sender } from './sender.ts'
import { envelopeOf } from './sentry-envelope.ts'

/** The same error is told so often, however often it happens. */
const againAfterMs = 60_000
const mostRemembered = 500

type Known = { frames: readonly string[]; toldAtMs: number }

const lineSchema = z
  .object({ digest: z.string().optional(), frames: z.array(z.string()).optional() })
  // Whoever throws here would end the process.
  .catch({})

/** Tells a receiver of Sentry's protocol of each error that the log writes, once a minute at most for the same one. */
export function tellSentry({ envelopeUrl, publicKey }: SentrySettings, environment: string): void {
  const auth = `Sentry sentry_version=7, sentry_client=teiki/1, sentry_key=${publicKey}`
  const headers = { 'content-type': 'application/x-sentry-envelope', 'x-sentry-auth': auth }
  const sender = new Sender<string>({
    send: ([body = '']) => post({ url: envelopeUrl, headers, body }),
    afterMs: 0,
    atOnce: 1,
    mostWaiting: 50,
  })
  const known = new Map<string, Known>()
  subscribe(errorChannel, (message) => {
    const signal = message as ErrorSignal
    const { digest, frames } = lineSchema.parse(signal.line)
    const key = digest ?? signal.event
    const before = known.get(key)
    if (before && elapsedMs() - before.toldAtMs < againAfterMs) return
    const [oldest] = known.keys()
    if (known.size >= mostRemembered && oldest !== undefined) known.delete(oldest)
    // The log has the places with the first of its kind alone.
    const told = { frames: frames ?? before?.frames ?? [], toldAtMs: elapsedMs() }
    known.set(key, told)
    const eventId = randomBytes(16).toString('hex')
    sender.add(envelopeOf(signal, { eventId, frames: told.frames, environment }))
  })
  subscribe(flushChannel, (leaving) => (leaving as Promise<unknown>[]).push(sender.flush()))
}
