import { z } from 'zod'

/** Where errors go: an envelope endpoint of Sentry's protocol, and the public key that it asks for. */
export type SentrySettings = { envelopeUrl: string; publicKey: string }

/** Where traces go: an OTLP receiver over HTTP, and what it wants to hear with them. */
export type OtlpSettings = { tracesUrl: string; headers: Record<string, string> }

/** Whom this process tells outside; undefined: nobody. */
export type Telemetry = { sentry: SentrySettings | undefined; otlp: OtlpSettings | undefined }

export const telemetrySchemas = {
  SENTRY_DSN: parsedBy(parseSentryDsn),
  OTEL_EXPORTER_OTLP_ENDPOINT: parsedBy(parseOtlpEndpoint),
  OTEL_EXPORTER_OTLP_HEADERS: parsedBy(parseOtlpHeaders),
}

export function telemetryOf(
  value: {
    [Name in keyof typeof telemetrySchemas]?: z.output<(typeof telemetrySchemas)[Name]>
  },
): Telemetry {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: tracesUrl, OTEL_EXPORTER_OTLP_HEADERS: headers = {} } = value
  return {
    sentry: value.SENTRY_DSN,
    otlp: tracesUrl === undefined ? undefined : { tracesUrl, headers },
  }
}

/** What none of them understands is refused by the setting's name. */
function parsedBy<Value>(parse: (text: string) => Value | null) {
  return z
    .string()
    .transform((text, context) => {
      const parsed = parse(text)
      if (parsed !== null) return parsed
      context.addIssue('Invalid')
      return z.NEVER
    })
    .optional()
}

/** `https://<public key>@<host>/<project>`, with a path in front of the project where there is one; null for anything else. */
export function parseSentryDsn(text: string): SentrySettings | null {
  const url = webAddress(text)
  const [, before = '', project = ''] = /^(\/.*)?\/(\d+)$/.exec(url?.pathname ?? '') ?? []
  if (url?.search !== '' || url.hash !== '' || project === '') return null
  if (!/^[0-9A-Za-z]{1,64}$/.test(url.username)) return null
  return { envelopeUrl: `${url.origin}${before}/api/${project}/envelope/`, publicKey: url.username }
}

/** The receiver's base address, to which `/v1/traces` is added; null for anything else. */
export function parseOtlpEndpoint(text: string): string | null {
  const url = webAddress(text)
  if (url?.search !== '' || url.hash !== '' || url.username !== '') return null
  return `${url.origin}${url.pathname.replace(/\/$/, '')}/v1/traces`
}

/** `name=value,name=value`, values percent-encoded, as OpenTelemetry writes them; null for anything else. */
export function parseOtlpHeaders(text: string): Record<string, string> | null {
  const pairs = text.split(',').map((pair) => {
    const [, name = '', value = ''] = /^\s*([\w-]{1,100})\s*=\s*(\S{1,4000}?)\s*$/.exec(pair) ?? []
    return [name.toLowerCase(), decoded(value)] as const
  })
  if (pairs.some(([name, value]) => name === '' || value === null)) return null
  return Object.fromEntries(pairs.map(([name, value]) => [name, value ?? '']))
}

function webAddress(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null
  return url && /^https?:$/.test(url.protocol) ? url : null
}

/** Null where it is broken, or would begin another header. */
function decoded(value: string): string | null {
  try {
    const clear = decodeURIComponent(value)
    return /^[\x20-\x7e]+$/.test(clear) ? clear : null
  } catch {
    return null
  }
}
