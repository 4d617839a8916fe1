import { z } from 'zod'

const logLineSchema = z.looseObject({
  level: z.number(),
  msg: z.string(),
  frames: z.array(z.string()).default([]),
})

/** What `lib/log.ts` wrote, for a person's eyes: the event, then what belongs to it. Null if it is none. */
export function readLogLine(line: string): string | null {
  const entry = line.startsWith('{"level":') ? logLineSchema.safeParse(parse(line)).data : undefined
  if (!entry) return null
  const { level, msg, time: _, frames, ...fields } = entry
  const facts = Object.entries(fields).map(([name, value]) => `${name} ${value}`)
  const first = [`${wordFor(level)}: ${msg}`, ...facts].join(', ')
  return [first, ...frames.map((frame) => `    at ${frame}`)].join('\n')
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** Pino's numbers. */
function wordFor(level: number): string {
  if (level >= 50) return 'error'
  return level >= 40 ? 'warning' : 'info'
}
