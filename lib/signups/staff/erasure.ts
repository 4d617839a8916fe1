import type { SignupRecord } from './get-signup-record.ts'

/** Why the person of an attempt is not erased; each has a sentence for the staff. */
export type EraseSignupRefusal = 'erased-already' | 'has-customer' | 'being-sent'

type EraseSignupFacts = {
  erased: boolean
  /** An attempt of the thread completed: erasing begins at the customer. */
  completed: boolean
  sending: boolean
}

/** Null: allowed. Whoever asks is erased while Smartpay's answer is awaited, too: nothing begins by it then. */
export function whyNotEraseSignup(facts: EraseSignupFacts): EraseSignupRefusal | null {
  if (facts.completed) return 'has-customer'
  if (facts.erased) return 'erased-already'
  return facts.sending ? 'being-sent' : null
}

/** What an erasure looks at, as this page knows it. */
export function eraseFactsOf({
  erased,
  sending,
  status,
  attempts,
}: SignupRecord): EraseSignupFacts {
  const statuses = [status, ...attempts.map((one) => one.status)]
  return {
    erased,
    completed: statuses.includes('completed'),
    sending,
  }
}
