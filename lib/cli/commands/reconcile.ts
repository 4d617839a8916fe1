import { closeDatabase } from '#lib/db/client.ts'
import { reconcileTokens, type TokenDifference } from '#lib/tokens/reconcile/reconcile-tokens.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import type { Values } from '../commands.mjs'

/**
 * `npm run reconcile`: tokens on which Smartpay and this shop do not agree, and what to do about each.
 * `-- --settle tok_…` takes Smartpay's word for one. Code 1 while there are differences.
 */
export async function run(_args: string[], { settle: tokenId }: Values): Promise<void> {
  try {
    if (typeof tokenId === 'string') await settle(tokenId)
    await compare()
  } finally {
    await closeDatabase()
  }
}

async function settle(tokenId: string): Promise<void> {
  const settled = await settleToken(tokenId, 'staff')
  if (!settled.ok)
    throw new Error(
      `Nothing was settled, Smartpay did not answer (${settled.reason.kind}): npm run doctor`,
    )
  if (settled.value === 'resting')
    throw new Error(`There is no token ${tokenId} here: npm run reconcile names those that differ`)
  console.log(
    settled.value === 'suspected'
      ? `${tokenId}: Smartpay does not know it. That is believed if a look at least an hour from now finds the same`
      : `${tokenId}: Smartpay was asked, and its word is kept`,
  )
}

async function compare(): Promise<void> {
  const found = await reconcileTokens()
  if (!found.ok) throw new Error(`Smartpay did not answer (${found.reason}): npm run doctor`)
  const { count, differences } = found.value
  if (count === 0) return console.log('Both sides agree on every token.')
  for (const difference of differences) console.log(sentenceFor(difference))
  if (count > differences.length) console.log(`and ${count - differences.length} more`)
  process.exitCode = 1
}

function sentenceFor(difference: TokenDifference): string {
  const name = `token …${difference.last4}`
  switch (difference.kind) {
    case 'unknown-here':
      return `${name} is ${difference.there} at Smartpay and unknown here (reference ${difference.signupId ?? 'none'})
  → nothing here will charge it: delete it in the Smartpay dashboard, or ask its shopper to sign up again`
    case 'not-there':
      return `${name} is ${difference.here} here and not listed at Smartpay
  → npm run reconcile -- --settle ${difference.tokenId}`
    case 'other-state':
      return `${name} is ${difference.here} here and ${difference.there} at Smartpay
  → npm run reconcile -- --settle ${difference.tokenId}`
  }
}
