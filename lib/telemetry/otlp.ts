import { subscribe } from 'node:diagnostics_channel'
import { flushChannel, type SpanSignal, spanChannel } from '#lib/signals.ts'
import type { OtlpSettings } from '#lib/telemetry-settings.ts'
import { tracesOf } from './otlp-spans.ts'
import { post } from './post.ts'
import { Sender } from './sender.ts'

/** Tells an OTLP receiver of runs of jobs and calls to Smartpay, some seconds' at once. */
export function tellOtlp({ tracesUrl, headers }: OtlpSettings, environment: string): void {
  const sender = new Sender<SpanSignal>({
    send: (spans) =>
      post({
        url: tracesUrl,
        headers: { ...headers, 'content-type': 'application/json' },
        body: tracesOf(spans, environment),
      }),
    afterMs: 2_000,
    atOnce: 500,
    mostWaiting: 2_000,
  })
  subscribe(spanChannel, (span) => sender.add(span as SpanSignal))
  subscribe(flushChannel, (leaving) => (leaving as Promise<unknown>[]).push(sender.flush()))
}
