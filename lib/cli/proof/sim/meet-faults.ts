import type { SeededRandom } from '../../demo-data/seeded-random.ts'
import type { FaultKind, Mix } from './mix.ts'
import type { Plan } from './plan-round.ts'
import { control } from './world.ts'

type Fault = Record<string, unknown>

/**
 * What the calls of the next runs meet, drawn anew for each moment: so many calls pass, the next one does not, and so on.
 * Which charge a fault meets depends on which call comes first, and that is not played again the same.
 */
export async function meetFaults(
  { mix, plan, at, random }: { mix: Mix; plan: Plan; at: number; random: SeededRandom },
  work: () => Promise<unknown>,
): Promise<void> {
  const faults = [...lasting(mix, plan, at, random), ...drawn(mix, random)]
  for (const fault of faults) await control('faults', 'POST', fault)
  await work()
  if (faults.length > 0) await control('faults', 'DELETE')
}

function lasting(mix: Mix, plan: Plan, at: number, random: SeededRandom): Fault[] {
  const outage = plan.outages.find(({ from, to }) => from <= at && at < to)
  const isHalved = at > (plan.endsAt + plan.beginsAt) / 2
  const retryAfter = random.next() < 0.5 ? {} : { retryAfter: random.pick([1, 30, 300]) }
  return [
    ...(outage ? [{ kind: 'outage', until: Math.round(outage.to) }] : []),
    ...(mix.perSecond === null
      ? []
      : [
          {
            kind: 'rate-limit',
            perSecond: Math.ceil(mix.perSecond / (isHalved ? 2 : 1)),
            path: '/orders',
            ...retryAfter,
          },
        ]),
  ]
}

/** So many calls pass, the next one does not, and so on. */
function drawn(
  { faults: { share, most, kinds, reads = 0.2 } }: Mix,
  random: SeededRandom,
): Fault[] {
  const [some, ...others] = kinds
  if (some === undefined || random.next() >= share) return []
  return Array.from({ length: random.between(1, most) }, () => {
    const isWrite = random.next() < 1 - reads
    const calls = isWrite
      ? { method: 'POST', path: random.pick(['/orders', '/orders', '/refunds']) }
      : { method: 'GET' }
    const times = random.between(0, 8)
    const fault = faultOf(random.pick([some, ...others]), random)
    const passing = times > 0 ? [{ kind: 'delay', delayMs: 0, times, ...calls }] : []
    // Reads are tried twice.
    const tries = isWrite ? {} : { times: 2 }
    return [...passing, { ...tries, ...fault, ...calls }]
  }).flat()
}

/** Waits are short: a call that times out and one whose connection is lost late leave the same behind. */
function faultOf(kind: FaultKind, random: SeededRandom): object {
  const commit = random.next() < 0.5
  switch (kind) {
    case 'commit-then-timeout':
      return { kind, delayMs: 20 }
    case 'trickle':
      return { kind, delayMs: 20 }
    case 'html':
    case 'bad-json':
      return { kind, commit }
    case 'status':
      return { kind, commit, status: random.pick([500, 502, 503, 504, 408, 409]) }
    case 'unauthorized':
      return { kind: 'status', status: 401 }
    case 'too-many':
      return {
        kind: 'status',
        status: 429,
        times: random.between(1, 20),
        ...(random.next() < 0.5 ? { retryAfter: random.pick([1, 60, 7_200]) } : {}),
      }
    default:
      return { kind }
  }
}
