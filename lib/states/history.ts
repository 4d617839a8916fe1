import { Prisma } from '#lib/db/generated/client.ts'
import type { Because, Machine, StatusOf } from './history-codes.ts'

const tables = {
  signup: Prisma.sql`signup_history (signup_id,`,
  token: Prisma.sql`token_history (token_id,`,
  subscription: Prisma.sql`subscription_history (subscription_id,`,
  cycle: Prisma.sql`cycle_history (cycle_id,`,
  order: Prisma.sql`order_history (order_id,`,
  charge: Prisma.sql`charge_history (charge_id,`,
  delivery: Prisma.sql`delivery_history (delivery_id,`,
} as const satisfies Record<Machine, Prisma.Sql>

type Where = {
  /** The relation that holds the rows that moved, and whatever restricts or orders them. */
  rows: Prisma.Sql
  /** A column of that relation; `id` where nothing is said. */
  id?: Prisma.Sql
  actor: string
  at?: Date
}

type RowsMoved<M extends Machine> = Where &
  (Because<M> | EachBecause) & {
    from: StatusOf<M> | Prisma.Sql | null
    to: StatusOf<M> | Prisma.Sql
  }

/** Columns of the relation, for rows that moved for different reasons: made of a `Because` each. */
type EachBecause = { code: Prisma.Sql; detail: Prisma.Sql }

/**
 * The statement that writes the history of rows that move, also as a part of the statement that moves them. Beside
 * `recordMove` the only way in which history is written.
 */
export function historyOf<M extends Machine>(machine: M, moved: RowsMoved<M>): Prisma.Sql {
  return insertInto(machine, moved)
}

type RowMoved<M extends Machine> = Because<M> & {
  id: string
  from: StatusOf<M> | null
  to: StatusOf<M>
  actor: string
  at: Date
}

/** One row moved, inside the transaction that moves it. */
export async function recordMove<M extends Machine>(
  tx: Pick<Prisma.TransactionClient, '$executeRaw'>,
  machine: M,
  { id, ...move }: RowMoved<M>,
): Promise<void> {
  const rows = Prisma.sql`(values (${id})) as moved (id)`
  await tx.$executeRaw(insertInto(machine, { ...move, rows }))
}

/** A subquery is computed once; a call among the columns would be made for each row. */
const once = Prisma.sql`(select teiki_now())`

type Written = Where & {
  from: string | Prisma.Sql | null
  to: string | Prisma.Sql
  code: string | Prisma.Sql
  detail?: object | Prisma.Sql | undefined
}

function insertInto(machine: Machine, moved: Written): Prisma.Sql {
  const { rows, id = Prisma.sql`id`, from, to, code, detail = {}, actor, at } = moved
  const text = detail instanceof Prisma.Sql ? detail : JSON.stringify(detail)
  return Prisma.sql`
    insert into ${tables[machine]} "from", "to", code, detail, actor, at)
    select ${id}, ${from}, ${to}, ${code}, ${text}::jsonb, ${actor},
      ${at ?? once} from ${rows}`
}
