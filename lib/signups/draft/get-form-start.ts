import { z } from 'zod'
import { unsealPrivate } from '#lib/customers/private-fields.ts'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { formRetentionDays } from '#lib/signups/retention.ts'
import type { SignupStatus } from '#lib/states/signup.ts'
import { isRunning } from '#lib/states/subscription.ts'
import { type DraftErrors, type Typed, typedSchema } from './draft.ts'

type FormStart = {
  typed: Typed
  errors: DraftErrors
  draftVersion: number
  /** The signup by which this browser subscribed to this plan, if nothing was begun since. */
  subscribedAs: string | null
}

/**
 * What the subscribe form of a plan starts with: this browser's newest attempt at any plan, as long as nobody
 * else is likely to sit there (retention.ts).
 */
export async function getFormStart(planId: string, browserHash: string | null): Promise<FormStart> {
  const empty = { typed: {}, errors: {}, draftVersion: 0, subscribedAs: null }
  if (browserHash === null) return empty
  const newest = await db().signup.findFirst({
    where: { browserHash },
    orderBy: { createdAt: 'desc' },
    select: {
      id: true,
      threadId: true,
      status: true,
      updatedAt: true,
      typed: true,
      errors: true,
      draftVersion: true,
      planVersion: { select: { planId: true } },
      subscription: { select: { status: true } },
    },
  })
  if (!newest || (await isPast(newest))) return empty
  const typed = unsealPrivate(newest.threadId, typedSchema.parse(newest.typed))
  const samePlan = newest.planVersion.planId === planId
  return {
    typed: samePlan ? typed : { ...typed, quantity: undefined },
    errors: samePlan && newest.status === 'draft' ? (newest.errors as DraftErrors) : {},
    draftVersion: newest.draftVersion,
    subscribedAs:
      samePlan && newest.status === 'completed' && isRunning(newest.subscription?.status ?? null)
        ? newest.id
        : null,
  }
}

const pastSchema = z.object({ past: z.boolean() })

async function isPast({
  status,
  updatedAt,
}: {
  status: SignupStatus
  updatedAt: Date
}): Promise<boolean> {
  const days = status === 'completed' ? formRetentionDays.completed : formRetentionDays.open
  const { past } = await requireRow(db(), pastSchema)`
    select ${updatedAt}::timestamptz < teiki_now() - make_interval(days => ${days}) as past`
  return past
}
