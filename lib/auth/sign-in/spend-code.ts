import { keyedHashes } from '#lib/crypto.ts'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'

/** False: it was shown before. A code is right for a minute and a half at most; ten later nobody can use it anyway. */
export async function spendCode(
  staffId: string,
  code: string,
  client: Pick<ReturnType<typeof db>, '$executeRaw'> = db(),
): Promise<boolean> {
  const hashes = keyedHashes(env().appSecret, 'staff-code', `${staffId} ${code}`)
  await client.$executeRaw`delete from staff_used_codes where used_at < now() - interval '10 minutes'`
  const inserted = await client.$executeRaw`
    insert into staff_used_codes (staff_id, code_hash, used_at) select ${staffId}, ${hashes[0]}, now()
    where not exists (select from staff_used_codes where staff_id = ${staffId} and code_hash = any(${hashes}))
    on conflict do nothing`
  return inserted === 1
}
