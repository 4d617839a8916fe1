import { keyedHashes } from '#lib/crypto.ts'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'

/**
 * What was typed, as it may stand in an address: Smartpay's id of a token is a right to charge, and addresses are
 * kept in many logs, so our own id of that token takes its place, or its last four characters where nobody knows it.
 */
export async function searchable(typed: string): Promise<string> {
  const [smartpayId] = typed.match(/paytok_\w+/) ?? []
  if (smartpayId === undefined) return typed
  const idHash = { in: keyedHashes(env().appSecret, 'token-lookup', smartpayId) }
  const token = await db().token.findFirst({ where: { idHash }, select: { id: true } })
  return token?.id ?? `…${smartpayId.slice(-4)}`
}
