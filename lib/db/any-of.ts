import { Prisma } from './generated/client.ts'

/**
 * A set of statuses for `in` and `not in`, as literals: a partial index is only used where the same words stand in
 * the statement. The words are the program's own, never anybody's input.
 */
export function anyOf(statuses: readonly string[]): Prisma.Sql {
  return Prisma.raw(`(${statuses.map((status) => `'${status}'`).join(', ')})`)
}
