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
