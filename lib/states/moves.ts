/** A machine's table: from each status, to which others a row may go. */
export type Moves<Status extends string> = Readonly<Record<Status, readonly Status[]>>

export function mayMove<Status extends string>(
  moves: Moves<Status>,
  from: Status,
  to: Status,
): boolean {
  return moves[from].includes(to)
}

/** Is it among the named ones? The set may be narrower than the type of what is asked about. */
export function isOneOf<All extends string, Some extends All>(
  set: readonly Some[],
  status: All,
): status is Some {
  return (set as readonly All[]).includes(status)
}
