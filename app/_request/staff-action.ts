import { requireStaff, type SignedIn } from '#lib/auth/require.ts'
import type { Permission } from '#lib/auth/roles.ts'
import { type Ending, type Frame, flashAction } from './flash-action.ts'

/**
 * An action of somebody who is signed in: refuses whoever may not, then runs `work` as a `flashAction` does. The frame
 * names the permission and, for the audit log's refusal, the row that it is about.
 */
export async function staffAction<Code extends string>(
  { needs, about, ...frame }: Frame<Code> & { needs: Permission; about?: string },
  work: (staff: SignedIn) => Promise<Ending<Code>>,
): Promise<never> {
  const staff = await requireStaff(needs, about)
  return flashAction<Code>(frame, () => work(staff))
}
