import { z } from 'zod'

export const faultKinds = [
  'delay',
  'reset',
  'commit-then-reset',
  'commit-then-timeout',
  'half-body',
  'trickle',
  'status',
  'html',
  'bad-json',
  'other-host',
  'rate-limit',
  'outage',
] as const

/** A control call's body: which calls meet what, and how many of them. */
export const faultInput = z
  .strictObject({
    kind: z.enum(faultKinds),
    /** Left out, a rate limit and an outage hold until they are cleared, or over. */
    times: z.int().min(1).max(1_000_000).optional(),
    method: z
      .string()
      .toUpperCase()
      .pipe(z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']))
      .optional(),
    /** How the path begins, with or without /v1: `/checkout-sessions`, `/tokens/paytok_test_…`. */
    path: z.string().transform(belowVersion).default('/'),
    /** How long an answer takes, or the whole of a trickle. */
    delayMs: z.int().min(0).max(600_000).optional(),
    status: z.int().min(400).max(599).optional(),
    errorCode: z.string().optional(),
    /** Seconds, for the header; none without it. */
    retryAfter: z.int().min(0).optional(),
    /** The work is done before `status`, `html` or `bad-json` is answered. */
    commit: z.boolean().default(false),
    perSecond: z.int().min(1).optional(),
    /** The end of an outage on the sandbox's clock. */
    until: z.int().optional(),
  })
  .refine(({ kind, perSecond }) => kind !== 'rate-limit' || perSecond !== undefined, {
    error: 'a rate limit needs it',
    path: ['perSecond'],
  })
  .refine(({ kind, until, times }) => kind !== 'outage' || (until ?? times) !== undefined, {
    error: 'an outage needs it, or times',
    path: ['until'],
  })
  .transform((input) => ({
    ...input,
    times: input.times ?? (input.kind === 'rate-limit' || input.kind === 'outage' ? null : 1),
    delayMs: input.delayMs ?? (input.kind === 'trickle' ? 2_000 : 30_000),
    status: input.status ?? (input.kind === 'outage' ? 503 : input.kind === 'html' ? 502 : 500),
  }))

/** Of a rate limit, `passed` are the moments of the last calls that were let through. */
export type Fault = z.output<typeof faultInput> & { passed?: number[] }

/** The first waiting fault that the call meets; it is used up once. Times are the sandbox's. */
export function takeFault(
  faults: Fault[],
  { method, path, now }: { method: string; path: string; now: number },
): Fault | null {
  forgetOver(faults, now)
  const index = faults.findIndex(
    (fault) =>
      (fault.method ?? method) === method &&
      path.startsWith(fault.path) &&
      (fault.kind !== 'rate-limit' || isTooMany(fault, now)),
  )
  const fault = faults[index]
  if (!fault) return null
  if (fault.times === 1) faults.splice(index, 1)
  else if (fault.times !== null) faults[index] = { ...fault, times: fault.times - 1 }
  return fault
}

function forgetOver(faults: Fault[], now: number): void {
  const over = faults.findIndex(({ until }) => until !== undefined && until <= now)
  if (over < 0) return
  faults.splice(over, 1)
  forgetOver(faults, now)
}

/** In any second, as many calls pass as it says. */
function isTooMany(fault: Fault, now: number): boolean {
  const recent = (fault.passed ?? []).filter((at) => at > now - 1_000)
  const isOver = recent.length >= (fault.perSecond ?? 0)
  fault.passed = isOver ? recent : [...recent, now]
  return isOver
}

function belowVersion(path: string): string {
  return path.replace(/^\/v1(?=\/|$)/, '') || '/'
}
