import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { row } from '#lib/db/rows.ts'
import type { SignupStatus } from '#lib/states/signup.ts'
import { type SubmitFailure, signupStatuses, submitFailures } from '#lib/states/signup.ts'

/** How far a signup has come: what whoever waits for it looks at, again and again. */
export type SignupState = {
  status: SignupStatus
  checkoutUrl: string | null
  /** Set once a send has ended without an address; a new claim takes it away. */
  failure: SubmitFailure | null
}

const rowSchema = z.object({
  status: z.enum(signupStatuses),
  checkoutUrl: z.string().nullable(),
  failure: z.enum(submitFailures).nullable(),
})

/** Whoever began it: for callers that know it already. */
export async function getSignupState(id: string): Promise<SignupState | null> {
  return row(db(), rowSchema)`
    select s.status::text, c.url as "checkoutUrl", s.failure
    from signups s left join checkout_sessions c on c.signup_id = s.id where s.id = ${id}`
}
