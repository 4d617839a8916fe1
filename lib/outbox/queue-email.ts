import type { Prisma } from '#lib/db/generated/client.ts'
import { newId } from '#lib/ids.ts'
import type { MailKind } from '#lib/mail/compose-mail.ts'

/**
 * Queues a mail inside the transaction that causes it: it goes out if and only if that commits, at most
 * once per kind and cause, however often this is called. What it says is read when it is sent.
 *
 * @param cause the id of the row that it tells about
 */
export async function queueEmail(
  tx: Pick<Prisma.TransactionClient, '$executeRaw'>,
  kind: MailKind,
  cause: string,
): Promise<void> {
  await tx.$executeRaw`
    insert into emails (id, kind, cause, created_at, next_try_at)
    values (${newId('ntc')}, ${kind}, ${cause}, teiki_now(), teiki_now())
    on conflict (kind, cause) do nothing`
}
