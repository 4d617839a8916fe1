import { db } from './client.ts'
import { Prisma } from './generated/client.ts'

/** Without leave to read a table as a whole, a plan does so only where no index serves. */
export function planOf(statement: Prisma.Sql): Promise<string> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`set local enable_seqscan = off`
    const rows = await tx.$queryRaw<{ 'QUERY PLAN': string }[]>(
      Prisma.sql`explain (costs off) ${statement}`,
    )
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
}
