import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import { dictionary, type Locale } from './locale.ts'

/** What is done next about an order that could not be collected, on which day; null: nothing by itself. */
export type SaidStep =
  | { does: 'try' }
  | { does: 'give-up'; end: 'skip' | 'pause' | 'cancel' | 'transfer' }
/** `isLast`: the subscription ends with this order. */
type Said = (SaidStep & { on: PlainDate; isLast: boolean }) | null

const words = dictionary(
  {
    shopper: {
      nothing: 'いまは、このご注文の自動での請求を止めています。',
      try: (date: string) => `${date}以降に、自動であらためて請求の手続きをします。`,
      skip: (date: string) =>
        `${date}中にご連絡がないときは、今回のお届けをお休みします。代金はいただきません。定期便は、そのまま続きます。`,
      last: (date: string) =>
        `${date}中にご連絡がないときは、このご注文を取り消します。代金はいただきません。`,
      pause: (date: string) =>
        `${date}中にご連絡がないときは、今回のお届けをお休みし、定期便を休止します。代金はいただきません。`,
      cancel: (date: string) =>
        `${date}中にご連絡がないときは、このご注文を取り消し、定期便を解約します。代金はいただきません。`,
      transfer: (date: string) =>
        `${date}中にご連絡がないときは、このご注文のお支払いを、銀行振込でご案内します。`,
    },
    staff: {
      nothing:
        '請求停止中か休止中のため、またはほかの注文の結果を待つため、いまは自動で進めません。',
      try: (date: string) => `${date}以降に、もう一度請求します。`,
      skip: (date: string) => `${date}に、この注文を取り消し、お届けをお休みにします。`,
      last: (date: string) => `${date}に、この注文を取り消します。`,
      pause: (date: string) => `${date}に、この注文を取り消し、定期便を休止します。`,
      cancel: (date: string) => `${date}に、定期便を解約します。`,
      transfer: (date: string) => `${date}に、この注文の振込をご案内します。`,
    },
  },
  {
    shopper: {
      nothing: 'For now, this order is not charged automatically.',
      try: (date: string) => `From ${date} on, we will automatically try to charge it again.`,
      skip: (date: string) =>
        `If we do not hear from you by the end of ${date}, we skip this order. You owe nothing for it, and your subscription continues.`,
      last: (date: string) =>
        `If we do not hear from you by the end of ${date}, we cancel this order. You owe nothing for it.`,
      pause: (date: string) =>
        `If we do not hear from you by the end of ${date}, we skip this order and pause your subscription. You owe nothing.`,
      cancel: (date: string) =>
        `If we do not hear from you by the end of ${date}, we cancel this order and your subscription. You owe nothing.`,
      transfer: (date: string) =>
        `If we do not hear from you by the end of ${date}, we write to you how to pay this order by bank transfer.`,
    },
    staff: {
      nothing:
        'Nothing is done automatically now: it is on hold or paused, or another order’s result is awaited.',
      try: (date: string) => `It is charged again from ${date} on.`,
      skip: (date: string) => `On ${date} this order is canceled, and its delivery skipped.`,
      last: (date: string) => `On ${date} this order is canceled.`,
      pause: (date: string) => `On ${date} this order is canceled, and the subscription paused.`,
      cancel: (date: string) => `On ${date} the subscription is canceled.`,
      transfer: (date: string) => `On ${date} the shopper is asked to pay this order by transfer.`,
    },
  },
)

/** In one sentence, for the shopper or for the staff. */
export function sayStep(step: Said, reader: 'shopper' | 'staff', locale: Locale): string {
  const { nothing, ...steps } = words[locale][reader]
  if (step === null) return nothing
  if (step.does === 'try') return steps.try(formatDate(step.on, locale))
  // It ends in the morning: who writes on the day before is in time.
  const on = reader === 'shopper' ? step.on.subtract({ days: 1 }) : step.on
  const isLast = step.isLast && (step.end === 'skip' || step.end === 'pause')
  return steps[isLast ? 'last' : step.end](formatDate(on, locale))
}
