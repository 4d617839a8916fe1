import { z } from 'zod'
import { keyedHashes } from '#lib/crypto.ts'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { ok, type Result } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import { listTokens } from '#lib/smartpay/tokens.ts'
import { tokenStatuses } from './settlement.ts'

/** A token on which the two sides do not agree. Smartpay's ids are shown by their last four characters. */
export type TokenDifference =
  | {
      kind: 'unknown-here'
      last4: string
      there: string
      signupId: string | null
      smartpayId: string
    }
  | { kind: 'not-there'; last4: string; here: string; tokenId: string }
  | { kind: 'other-state'; last4: string; here: string; there: string; tokenId: string }

/** `here`: those of ours that Smartpay would list. */
export type Comparison = { here: number; there: number; differences: TokenDifference[] }

const rowSchema = z.object({
  id: z.string(),
  idHash: z.string(),
  idLast4: z.string(),
  status: z.enum(tokenStatuses),
})
type Row = z.output<typeof rowSchema>

/** Compares all tokens that Smartpay lists (active and disabled ones) with ours. Changes nothing. */
export async function reconcileTokens(): Promise<Result<Comparison, SmartpayFailure>> {
  const listed = await listTokens()
  if (!listed.ok) return listed
  const { tokens, unreadable } = listed.value
  const strange = unreadable + tokens.filter(({ status }) => status === null).length
  if (strange > 0) log('warn', 'listed tokens not readable', { count: strange })
  const rows = z.array(rowSchema).parse(
    await db().token.findMany({
      select: { id: true, idHash: true, idLast4: true, status: true },
    }),
  )
  const ours = new Map(rows.map((row) => [row.idHash, row]))
  const theirs = new Map(tokens.map((token) => [hashOf(token.id, ours), token]))
  const differences: TokenDifference[] = []
  for (const [hash, { id, status, reference }] of theirs)
    differences.push(...judgeTheirs(ours.get(hash), id, status, reference ?? null))
  // Any of ours may be the one that could not be read.
  if (unreadable === 0)
    for (const [hash, row] of ours) if (!theirs.has(hash)) differences.push(...judgeOurs(row))
  const here = rows.filter(isListed).length
  return ok({ here, there: theirs.size, differences })
}

/** The one by which we know it, which may be of an older APP_SECRET. */
function hashOf(smartpayId: string, ours: ReadonlyMap<string, Row>): string {
  const hashes = keyedHashes(env().appSecret, 'token-lookup', smartpayId)
  return hashes.find((hash) => ours.has(hash)) ?? hashes.join()
}

function judgeTheirs(
  row: Row | undefined,
  smartpayId: string,
  there: string | null,
  reference: string | null,
): TokenDifference[] {
  const last4 = smartpayId.slice(-4)
  // A state that we do not know: nothing can be said, and nothing is mended.
  if (there === null) return []
  if (!row) return [{ kind: 'unknown-here', last4, there, signupId: reference, smartpayId }]
  if (row.status === there) return []
  return [{ kind: 'other-state', last4, here: row.status, there, tokenId: row.id }]
}

function judgeOurs(row: Row): TokenDifference[] {
  if (!isListed(row)) return []
  return [{ kind: 'not-there', last4: row.idLast4, here: row.status, tokenId: row.id }]
}

/** Pending, rejected and deleted ones never are. */
function isListed({ status }: Row): boolean {
  return status === 'active' || status === 'disabled'
}
