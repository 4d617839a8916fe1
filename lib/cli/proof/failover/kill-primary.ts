import { elapsedMs } from '#lib/clock.ts'
import type { SeededRandom } from '../../demo-data/seeded-random.ts'
import { until } from '../world/until.ts'
import type { ClaimTimes } from './claim-times.ts'
import type { Cluster } from './cluster.ts'

/**
 * What of the primary's machine dies. Of PostgreSQL's death Patroni hears at once; the death of both is that of the machine, whose key
 * in etcd first has to end; where Patroni alone dies, PostgreSQL goes on meanwhile, and nobody stops it.
 */
export const victims = ['PostgreSQL', 'PostgreSQL and Patroni', 'Patroni'] as const
export type Victim = (typeof victims)[number]

export type Failover = {
  victim: Victim
  /** From the last claim before it to the first that came after, or longer, if there was a longer time then. */
  withoutClaimMs: number
  /** From the kill until what is confirmed is on two disks again. */
  redundantMs: number
}

const ofFive: readonly Victim[] = [
  'PostgreSQL',
  'PostgreSQL',
  'PostgreSQL',
  'PostgreSQL and Patroni',
  'Patroni',
]

/** Of each five so many die of each kind, in an order of chance. */
export function chooseVictims(kills: number, random: SeededRandom): Victim[] {
  const fives = Array.from({ length: Math.ceil(kills / ofFive.length) }, () =>
    random.shuffle(ofFive),
  )
  return fives.flat().slice(0, kills)
}

/** Kills the primary of a redundant cluster, and waits until it is redundant again and somebody has claimed. */
export async function killPrimary(
  cluster: Cluster,
  victim: Victim,
  claims: ClaimTimes,
): Promise<Failover> {
  const primary = await cluster.primary()
  const killedMs = elapsedMs()
  // Patroni first: it would hand the key over.
  if (victim !== 'PostgreSQL') await primary.killPatroni()
  if (victim !== 'Patroni') primary.killPostgres()
  await cluster.untilOtherThan(primary)
  if (!primary.isStarted) primary.start()
  await cluster.untilRedundant()
  const redundantMs = elapsedMs()
  await until('a runner claims again', async () => claims.lastMs > redundantMs)
  return {
    victim,
    withoutClaimMs: claims.longestGapMs(killedMs),
    redundantMs: redundantMs - killedMs,
  }
}
