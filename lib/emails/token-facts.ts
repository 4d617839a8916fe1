import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { sayStep } from '#lib/i18n/dunning.ts'
import type { MailFacts } from '#lib/mail/compose-mail.ts'
import { isRunning } from '#lib/states/subscription.ts'
import { orderSchema } from '#lib/subscriptions/orders.ts'
import { nextOrderIn } from './change-facts.ts'
import { common } from './common-facts.ts'
import type { EmailSubject } from './email-source.ts'

/** Null: the subscription is over, or is not paid by a token any more. */
export function tokenChanged(subject: EmailSubject): MailFacts['token-changed'] | null {
  const { subscription, agreedOn, waiting, locale } = subject
  if (!isRunning(subscription.status) || subscription.paymentMethod !== 'smartpay') return null
  if (agreedOn === null) return null
  return {
    ...common(subject),
    agreedOn,
    waiting: waiting.map(({ dueOn: orderedOn, amountMinor: sumMinor, nextStep }) => ({
      order: { orderedOn, sumMinor },
      next: sayStep(nextStep, 'shopper', locale),
    })),
    nextOrder: nextOrderIn(subject),
  }
}

export const waitingSchema = z.array(orderSchema.extend({ id: z.string() }))

/** Orders of a subscription that wait for their money from its token. @param id the subscription's */
export function waitingOf(id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    select coalesce(json_agg(json_build_object('id', w.id, 'index', w.index, 'dueOn', w.due_on, 'amountMinor', w.total_minor) order by w.index), '[]')
    from orders w where w.subscription_id = ${id} and w.status = 'past_due')`
}

/** When the shopper agreed to the token. @param id the token's */
export function tokenAgreedAt(id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    select coalesce(g.first_sent_at, g.completed_at) from tokens t join signups g on g.id = t.signup_id where t.id = ${id})`
}
