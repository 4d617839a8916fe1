import type { MailFacts } from '#lib/mail/compose-mail.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { isRunning } from '#lib/states/subscription.ts'
import { common, withFee } from './common-facts.ts'
import type { EmailSubject } from './email-source.ts'

type Changed = MailFacts['subscription-changed']

/** Null: the subscription ended meanwhile, which another mail says. */
export function changed(subject: EmailSubject): Changed | null {
  const { change, subscription, facts, locale } = subject
  if (!change || !isRunning(subscription.status)) return null
  return {
    ...common(subject),
    change,
    paymentMethod: subscription.paymentMethod,
    nextOrder: nextOrderIn(subject),
    lastOrderOn: subscription.ending?.last?.on ?? null,
    takeBackBy: takeBackBy(subject),
    cancelMethod: facts.cancelMethod[locale],
  }
}

function takeBackBy({ subscription: { endsOn }, today }: EmailSubject): PlainDate | null {
  const last = endsOn?.subtract({ days: 1 }) ?? null
  return last && today.until(last).days >= 0 ? last : null
}

/** One that is made already comes first; until when it could be changed is over. */
export function nextOrderIn(subject: EmailSubject): Changed['nextOrder'] {
  const { madeOrder, openOrders, subscription, today } = subject
  if (madeOrder && subscription.status !== 'paused')
    return { orderedOn: madeOrder.dueOn, sumMinor: madeOrder.amountMinor, changeBy: null }
  const [next] = openOrders
  if (!next) return null
  const { dueOn: orderedOn, amountMinor: sumMinor, cutOffOn } = next
  const changeBy = today.until(cutOffOn).sign < 0 ? null : cutOffOn
  return withFee(subject, { orderedOn, sumMinor, changeBy })
}
