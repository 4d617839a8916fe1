import type { SignupLabel, SignupStatus } from '#lib/states/signup.ts'

/**
 * The one word for where a signup stands: a label says more than the state that it stands beside, and a
 * draft with everything typed only waits to be confirmed.
 */
export function shownStatus(signup: {
  status: SignupStatus
  label: SignupLabel | null
  hasDetails: boolean
}): string {
  const { status, label, hasDetails } = signup
  if (status === 'draft' && hasDetails) return 'typed'
  return status === 'redirected' && label ? label : status
}
