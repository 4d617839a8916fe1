import { WholeDates } from '#app/_components/whole-dates.tsx'
import { firstCancelDeadline } from '#lib/calendar/cancel-deadlines.ts'
import { cutOffRule, type OrderRules } from '#lib/calendar/cut-off.ts'
import { deliveriesOfOrder, deliveryFrom, splitOf } from '#lib/calendar/deliveries.ts'
import { yearGuide } from '#lib/calendar/year-guide.ts'
import { cycleStartsOn } from '#lib/catalog/cadence.ts'
import type { Shop } from '#lib/catalog/queries.ts'
import type { PlanContent } from '#lib/catalog/schema.ts'
import { sayCadence, sayCutOff } from '#lib/i18n/calendar-words.ts'
import { sayException } from '#lib/i18n/date-reasons.ts'
import { joinSentences, type Locale } from '#lib/i18n/locale.ts'
import { planWords } from '#lib/i18n/plan.ts'
import { splitWords } from '#lib/i18n/split-words.ts'
import { formatDate, formatMonthDay, type PlainDate } from '#lib/plain-date.ts'

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
  const shift = sayException(first.dispatch, locale)
  const days: [string, string][] = [
    [words.everyTime, plan.note?.[locale] ?? plan.contents[locale]],
    [
      words.firstTime,
      words.firstSentence(
        formatDate(first.dispatch.on, locale),
        formatMonthDay(first.arrival.on, locale),
      ) + (shift ? words.because(shift) : ''),
    ],
    ...splitRow(rules, today, locale),
    [
      perOrder > 1 ? words.secondOrder : words.secondTime,
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

/** Deliveries apart from payments, with the days of the first order's. */
function splitRow(rules: OrderRules, today: PlainDate, locale: Locale): [string, string][] {
  const { perOrder, everyCount } = splitOf(rules.content)
  if (perOrder === 1) return []
  const words = planWords[locale]
  const every = words.every(rules.content.cadence.unit, everyCount)
  const first = deliveriesOfOrder(rules, { anchorOn: today, index: 0, orderedOn: today })
  const dates = first.map(({ arrival }) => formatMonthDay(arrival.on, locale))
  return [[words.inParts, splitWords[locale].parts(perOrder, every, dates)]]
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
