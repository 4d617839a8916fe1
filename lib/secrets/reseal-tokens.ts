import { z } from 'zod'
import { unseal } from '#lib/crypto.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { rows } from '#lib/db/rows.ts'
import { env } from '#lib/env.ts'
import { sealTokenId } from '#lib/tokens/token-secret.ts'
import { inBatches, type Resealed, readBatch } from './reseal-column.ts'

/**
 * Tokens: the sealed id, and the hash by which token and events find each other, in one transaction. An event
 * that comes meanwhile waits for the token's row, and has the hash that the row then has.
 */
export function resealTokens(): Promise<Resealed> {
  const column = { table: 'tokens', identity: `'token:' || r.id`, value: 'r.sealed_id' }
  return inBatches(
    (after) => readBatch(column, after),
    (rows) =>
      renew(
        rows.map(({ id, identity, value }) => ({
          id,
          value,
          ...sealTokenId(id, unseal(env().appSecret, identity, value)),
        })),
      ),
  )
}

const renewedSchema = z.object({ id: z.string(), was: z.string(), now: z.string() })

async function renew(
  tokens: { id: string; value: string; sealedId: string; idHash: string }[],
): Promise<number> {
  const changes = JSON.stringify(tokens)
  return inTransaction(async (tx) => {
    const renewed = await rows(tx, renewedSchema)`
      with c as (select * from jsonb_to_recordset(${changes}::jsonb) as c (id text, value text, "sealedId" text, "idHash" text)),
        had as (select t.id, t.id_hash from tokens t join c on c.id = t.id and c.value = t.sealed_id order by t.id for update of t)
      update tokens t set sealed_id = c."sealedId", id_hash = c."idHash" from c join had on had.id = c.id
      where t.id = c.id returning t.id, had.id_hash as was, t.id_hash as now`
    await tx.$executeRaw`
      update events e set subject = c.now
      from jsonb_to_recordset(${JSON.stringify(renewed)}::jsonb) as c (was text, now text)
      where e.subject = c.was and c.was <> c.now`
    return renewed.length
  })
}
