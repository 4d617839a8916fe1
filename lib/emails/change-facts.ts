import type { MailFacts } from '#lib/mail/compose-mail.ts'
import { isRunning } from '#lib/states/subscription.ts'
import { common, withFee } from './common-facts.ts'
import type { EmailSubject } from './email-source.ts'

/** Null: the subscription ended meanwhile, which another mail says. */
export function changed(subject: EmailSubject): MailFacts['subscription-changed'] | null {
  const { change, subscription, openOrders, facts, locale } = subject
  if (!change || !isRunning(subscription.status)) return null
  const [next] = openOrders
  return {
    ...common(subject),
    change,
    nextOrder: next
      ? withFee(subject, {
          orderedOn: next.dueOn,
          sumMinor: next.amountMinor,
          changeBy: next.cutOffOn,
        })
      : null,
    cancelMethod: facts.cancelMethod[locale],
  }
}
