import { WholeDates } from '#app/_components/whole-dates.tsx'
import { firstCancelDeadline } from '#lib/calendar/cancel-deadlines.ts'
import { cutOffRule } from '#lib/calendar/cut-off.ts'
import { deliveryFrom, splitOf } from '#lib/calendar/deliveries.ts'
import { yearGuide } from '#lib/calendar/year-guide.ts'
import { cycleStartsOn } from '#lib/catalog/cadence.ts'
import type { Shop } from '#lib/catalog/queries.ts'
import type { PlanContent } from '#lib/catalog/schema.ts'
import { sayCadence, sayCutOff } from '#lib/i18n/calendar-words.ts'
import { sayShift } from '#lib/i18n/date-reasons.ts'
import { joinSentences, type Locale } from '#lib/i18n/locale.ts'
import { planWords } from '#lib/i18n/plan.ts'
import { formatDate, formatMonthDay } from '#lib/plain-date.ts'

type Props = { plan: PlanContent; shop: Shop; locale: Locale }

/** What arrives when, and how to stop. */
export function PlanDays({ plan, shop: { facts, today }, locale }: Props) {
  const words = planWords[locale]
  const rules = { content: plan, shopDays: facts.workingDays }
  const first = deliveryFrom(rules, today)
  const next = cycleStartsOn(plan.cadence, today, 1)
  const deadline = firstCancelDeadline(rules, today)
  const year = yearGuide(plan, 1, today)
  const every = sayCadence(plan.cadence, locale)
  const { perOrder } = splitOf(plan)
  const rule = cutOffRule(rules)
  const cutOff = rule && sayCutOff(rule, locale)
  const shift = sayShift(first.dispatch, locale)
  const days: [string, string][] = [
    [words.everyTime, plan.note?.[locale] ?? plan.contents[locale]],
    [
      words.firstTime,
      words.firstSentence(
        formatDate(first.dispatch.on, locale),
        formatMonthDay(first.arrival.on, locale),
      ) + (shift ? words.because(shift) : ''),
    ],
    [
      words.secondTime,
      words.secondSentence(
        formatDate(next, locale),
        formatMonthDay(deliveryFrom(rules, next).arrival.on, locale),
      ),
    ],
    [
      words.afterwards,
      words.laterSentence(
        every,
        words.yearGuide(year.orders, perOrder, plan.yearlyContents?.[locale] ?? ''),
      ),
    ],
  ]
  const leaving: [string, string][] = [
    [words.method, facts.cancelMethod[locale]],
    [
      words.deadline,
      words.deadlineSentence(plan.minimumCycles, formatDate(deadline, locale), cutOff),
    ],
    [words.cost, joinSentences(locale, facts.cancelCost[locale], words.openInstalments)],
  ]
  return (
    <>
      <Section title={words.daysTitle} rows={days} />
      <Section title={words.leaving} rows={leaving} />
    </>
  )
}

function Section({ title, rows }: { title: string; rows: [string, string][] }) {
  return (
    <section className="section">
      <h2>{title}</h2>
      <dl className="facts">
        {rows.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <WholeDates>{text}</WholeDates>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
