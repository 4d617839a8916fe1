import type { Prisma } from '#lib/db/generated/client.ts'
import { newId } from '#lib/ids.ts'
import type { MailKind } from '#lib/mail/compose-mail.ts'

type Client = Pick<Prisma.TransactionClient, '$executeRaw'>

/**
 * Queues a mail inside the transaction that causes it: it goes out if and only if that commits, at most
 * once per kind and cause, however often this is called. What it says is read when it is sent.
 *
 * @param cause the id of the row that it tells about
 */
export async function queueEmail(tx: Client, kind: MailKind, cause: string): Promise<void> {
  await queueEmails(tx, kind, [cause])
}

/**
 * The same for each of many causes, in one statement; for none there is no statement.
 *
 * @returns how many were not queued before
 */
export async function queueEmails(
  tx: Client,
  kind: MailKind,
  causes: readonly string[],
): Promise<number> {
  if (causes.length === 0) return 0
  // In one order everywhere: two transactions that queue the same mails never wait for each other in a circle.
  const sorted = causes.toSorted()
  const ids = sorted.map(() => newId('ntc'))
  return tx.$executeRaw`
    insert into emails (id, kind, cause, created_at, next_try_at)
    select m.id, ${kind}, m.cause, moment.now, moment.now
    from unnest(${ids}::text[], ${sorted}::text[]) as m (id, cause), (select teiki_now() as now) moment
    on conflict (kind, cause) do nothing`
}
