import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const condition = z.union([
  z.strictObject({ type: z.literal('host'), value: z.string() }),
  z.strictObject({
    type: z.enum(['header', 'cookie', 'query']),
    key: z.string(),
    value: z.string().optional(),
  }),
])
export type Condition = z.output<typeof condition>

/** Only what the CLI writes for us is understood: a word that is new stops the proof, and nothing is passed over. */
const routeSchema = z.strictObject({
  src: z.string(),
  dest: z.string().optional(),
  status: z.int().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  methods: z.array(z.string()).optional(),
  continue: z.boolean().optional(),
  check: z.boolean().optional(),
  override: z.boolean().optional(),
  important: z.boolean().optional(),
  has: z.array(condition).optional(),
  missing: z.array(condition).optional(),
  transforms: z
    .array(
      z.strictObject({
        type: z.literal('request.headers'),
        op: z.literal('set'),
        target: z.strictObject({ key: z.string() }),
        args: z.string(),
      }),
    )
    .optional(),
  middlewarePath: z.string().optional(),
  middlewareRawSrc: z.array(z.string()).optional(),
})
export type Route = z.output<typeof routeSchema>

export const phases = ['filesystem', 'resource', 'miss', 'rewrite', 'hit', 'error'] as const
export type Phase = (typeof phases)[number] | 'start'

const configSchema = z.looseObject({
  version: z.literal(3),
  routes: z.array(z.union([z.strictObject({ handle: z.enum(phases) }), routeSchema])),
  crons: z.array(z.strictObject({ path: z.string(), schedule: z.string() })).default([]),
  overrides: z
    .record(
      z.string(),
      z.looseObject({ path: z.string().optional(), contentType: z.string().optional() }),
    )
    .default({}),
})

export type OutputConfig = Pick<z.output<typeof configSchema>, 'crons' | 'overrides'> & {
  routes: Record<Phase, Route[]>
}

/** config.json of an output. Throws where it says something that the proof does not know. */
export function readOutputConfig(output: string): OutputConfig {
  const text = readFileSync(path.join(output, 'config.json'), 'utf8')
  const { routes, crons, overrides } = configSchema.parse(JSON.parse(text))
  const byPhase: OutputConfig['routes'] = {
    start: [],
    filesystem: [],
    resource: [],
    miss: [],
    rewrite: [],
    hit: [],
    error: [],
  }
  let phase: Phase = 'start'
  for (const one of routes)
    if ('handle' in one) phase = one.handle
    else byPhase[phase].push(one)
  return { routes: byPhase, crons, overrides }
}
