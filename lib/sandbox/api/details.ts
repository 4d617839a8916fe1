import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** One line an issue, `items.0.amount: …`; of a choice, what is wrong with the way that comes nearest. */
export function detailsOf(issues: readonly Issue[], above: PropertyKey[] = []): string[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path]
    if (issue.code !== 'invalid_union' || issue.message !== 'Invalid input')
      return [lineOf(path, issue.message)]
    const nearest = issue.errors.toSorted((one, other) => one.length - other.length)[0]
    return nearest ? detailsOf(nearest, path) : [lineOf(path, 'takes none of the known values')]
  })
}

function lineOf(path: PropertyKey[], message: string): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`
}
