/** One series of a gauge; a value of null is left out: there is nothing to tell. */
export type Sample = { labels?: Record<string, string>; value: number | null }

export type Gauge = { name: string; help: string; samples: readonly Sample[] }

/** As whoever asks is told that this is what they get. */
export const contentType = 'text/plain; version=0.0.4; charset=utf-8'

/** Gauges in Prometheus' text format 0.0.4, each with its HELP and TYPE; one without a sample has those alone. */
export function prometheusText(gauges: readonly Gauge[]): string {
  return gauges
    .map(({ name, help, samples }) =>
      [head(name, help), ...samples.flatMap((one) => lineOf(name, one))].join(''),
    )
    .join('')
}

function head(name: string, help: string): string {
  return `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}\n# TYPE ${name} gauge\n`
}

function lineOf(name: string, { labels = {}, value }: Sample): string[] {
  if (value === null) return []
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`)
  return [`${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${written(value)}\n`]
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}

/** As Go reads numbers: its words for what is none are others than JavaScript's. */
function written(value: number): string {
  if (Number.isFinite(value)) return `${value}`
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'
}
