/** What shoppers and the engine did may be missing on a list for so long. */
export const mostSecondsBehind = 10

/** How far a database is, to be compared with another. */
export type Position = {
  /** The last of the audit log: every action of staff's leaves one. */
  lastEntry: bigint
  /** The same text in no two shops; null: not migrated. */
  canary: string | null
  /** Null: no standby, or one that has replayed nothing. It also grows where the database itself writes nothing. */
  secondsBehind: number | null
}

export type NotUsed = 'other-database' | 'no-standby' | 'behind'

/** Why a replica is not read. Null: it is of this very database, and not behind what a person may have seen. */
export function whyNotUsed(ours: Position, theirs: Position): NotUsed | null {
  if (theirs.canary === null || theirs.canary !== ours.canary) return 'other-database'
  if (theirs.secondsBehind === null) return 'no-standby'
  const isBehind = theirs.secondsBehind > mostSecondsBehind || theirs.lastEntry < ours.lastEntry
  return isBehind ? 'behind' : null
}
