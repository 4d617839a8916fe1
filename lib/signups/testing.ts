import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type ShopFile, shopFileSchema } from '#lib/catalog/schema.ts'
import { seedShop } from '#lib/catalog/seed-shop.ts'
import { typedDetails } from '#lib/customers/testing-person.ts'
import { db } from '#lib/db/client.ts'
import { confirmSignup } from '#lib/signups/confirm/confirm-signup.ts'
import { contractOf, spareTerms } from '#lib/signups/confirm/contract-of.ts'
import { getConfirmation } from '#lib/signups/confirm/get-confirmation.ts'
import { saveDraft } from '#lib/signups/draft/save-draft.ts'
import { getCheckout, type Outcome } from './get-checkout.ts'
import { useSpare as payBySpare } from './use-spare.ts'

const demoShop = fileURLToPath(new URL('../../prisma/demo-shop.json', import.meta.url))

/** The shop that the demo sells from. */
export async function readDemoShop(): Promise<ShopFile> {
  return shopFileSchema.parse(JSON.parse(await readFile(demoShop, 'utf8')))
}

/** The demo shop in this file's database. */
export async function seedDemoShop(): Promise<void> {
  await seedShop(await readDemoShop())
}

/** A complete draft of one browser; answers its id. */
export async function draftOf(browserHash: string, typed = {}, slug = 'seasons'): Promise<string> {
  const saved = await saveDraft({
    slug,
    browserHash,
    address: null,
    locale: 'ja',
    typed: { ...typedDetails, emailAddress: `${browserHash}@example.jp`, ...typed },
  })
  if (!saved.ok || !saved.value.complete)
    throw new Error(`The draft is not complete: ${JSON.stringify(saved)}`)
  return saved.value.signupId
}

/** Confirms what the page would show now. */
export async function confirm(signupId: string, browserHash: string, changes = {}) {
  const signup = await getConfirmation(signupId, browserHash)
  return confirmSignup({
    signupId,
    browserHash,
    address: null,
    locale: 'ja',
    shownHash: signup ? contractOf(signup, 'ja').hash : '',
    shownDraft: signup?.draftVersion ?? 0,
    agreed: true,
    again: false,
    ...changes,
  })
}

/** What the success page shows of a completed signup. */
export async function outcomeOf(signupId: string, browserHash: string): Promise<Outcome | null> {
  return (await getCheckout(signupId, browserHash))?.outcome ?? null
}

/** Pays by the spare as the page would show it now. */
export async function takeSpare(signupId: string, browserHash: string, changes = {}) {
  const outcome = await outcomeOf(signupId, browserHash)
  const shownHash = (outcome && spareTerms(outcome, 'ja'))?.hash ?? ''
  return payBySpare({ signupId, browserHash, locale: 'ja', shownHash, ...changes })
}

/** A confirmed signup; answers its id and that of our token. */
export async function redirected(
  browserHash: string,
  typed = {},
): Promise<{ signupId: string; tokenId: string }> {
  const signupId = await draftOf(browserHash, typed)
  const confirmed = await confirm(signupId, browserHash)
  if (!confirmed.ok) throw new Error(`Not confirmed: ${confirmed.reason}`)
  const { id } = await db().token.findUniqueOrThrow({ where: { signupId }, select: { id: true } })
  return { signupId, tokenId: id }
}

/** Sets the shop's clock to a moment. @param at ISO 8601 with its offset */
export async function setClock(at: string): Promise<void> {
  await db().$executeRaw`update clock set local = true,
    offset_ms = (extract(epoch from ${at}::timestamptz - clock_timestamp()) * 1000)::bigint`
}

/** Moves the shop's clock: nothing waits in a test. */
export async function advanceClock(ms: number): Promise<void> {
  await db().$executeRaw`update clock set local = true, offset_ms = offset_ms + ${ms}`
}
