import { fitting } from '#lib/log-fields.ts'
import type { SpanSignal } from '#lib/signals.ts'

const kinds = { job: 1, call: 3 } as const
const failedStatus = { code: 2 }

/** OTLP's JSON for some spans. Of their fields it tells what the log would, as `teiki.<field>`. */
export function tracesOf(spans: readonly SpanSignal[], environment: string): string {
  const resource = { 'service.name': 'teiki', 'deployment.environment.name': environment }
  return JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: attributesOf(resource) },
        scopeSpans: [{ scope: { name: 'teiki' }, spans: spans.map(spanOf) }],
      },
    ],
  })
}

function spanOf(span: SpanSignal) {
  const fields = Object.entries(fitting(span.fields)).map(([name, value]) => [
    `teiki.${name}`,
    value,
  ])
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    ...(span.parentId !== null && { parentSpanId: span.parentId }),
    name: span.name,
    kind: kinds[span.kind],
    startTimeUnixNano: nanoseconds(span.startMs),
    endTimeUnixNano: nanoseconds(span.endMs),
    attributes: attributesOf(Object.fromEntries(fields)),
    ...(span.failed && { status: failedStatus }),
  }
}

function attributesOf(values: Record<string, string | number>) {
  return Object.entries(values).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { doubleValue: value } : { stringValue: value },
  }))
}

/** A number of JSON has too few digits. */
function nanoseconds(ms: number): string {
  return `${BigInt(Math.round(ms)) * 1_000_000n}`
}
