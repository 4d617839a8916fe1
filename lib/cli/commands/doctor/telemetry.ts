import { env } from '#lib/env.ts'
import type { Finding } from './finding.ts'

const deadlineMs = 3_000

type Receiver = { what: string; url: string; name: string }

/** Whom the shop tells of errors and traces, and whether anybody is there: any answer counts, nothing is told. */
export async function checkTelemetry(): Promise<Finding> {
  const { sentry, otlp } = env().telemetry
  const receivers: Receiver[] = [
    ...(sentry ? [{ what: 'errors', url: sentry.envelopeUrl, name: 'SENTRY_DSN' }] : []),
    ...(otlp ? [{ what: 'traces', url: otlp.tracesUrl, name: 'OTEL_EXPORTER_OTLP_ENDPOINT' }] : []),
  ]
  if (receivers.length === 0)
    return { good: true, says: 'no errors and no traces are told outside' }
  const says = receivers.map(({ what, url }) => `${what} to ${new URL(url).host}`).join(', ')
  const answers = await Promise.all(receivers.map(({ url }) => isThere(url)))
  const silent = receivers.filter((_, place) => !answers[place])
  if (silent.length === 0) return { good: true, says }
  const names = silent.map(({ name }) => name).join(' and ')
  // The shop does not wait for them: it works without.
  const mend = `look at ${names}: nobody answers there`
  return { good: true, warning: true, says, mend }
}

async function isThere(url: string): Promise<boolean> {
  try {
    const { origin } = new URL(url)
    const answer = await fetch(origin, {
      redirect: 'manual',
      signal: AbortSignal.timeout(deadlineMs),
    })
    await answer.body?.cancel()
    return true
  } catch {
    return false
  }
}
