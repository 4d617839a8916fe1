/**
 * draft → submitting → redirected → completed | rejected. A labelled or rejected signup may still
 * complete, because the shopper's approval at Smartpay is what counts.
 */
const moves = {
  draft: ['submitting', 'completed'],
  submitting: ['redirected', 'rejected'],
  redirected: ['completed', 'rejected'],
  rejected: ['completed'],
  completed: [],
} as const satisfies Record<string, readonly string[]>

export type SignupStatus = keyof typeof moves

export function maySignupMove(from: SignupStatus, to: SignupStatus): boolean {
  return (moves[from] as readonly SignupStatus[]).includes(to)
}

/**
 * The one word for where a signup stands: a label says more than the state that it stands beside, and a
 * draft with everything typed only waits to be confirmed.
 */
export function shownStatus(signup: {
  status: string
  label: string | null
  hasDetails: boolean
}): string {
  const { status, label, hasDetails } = signup
  if (status === 'draft' && hasDetails) return 'typed'
  return status === 'redirected' && label ? label : status
}
