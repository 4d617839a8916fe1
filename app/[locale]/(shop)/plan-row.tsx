import { splitOf } from '#lib/calendar/deliveries.ts'
import { yearGuide } from '#lib/calendar/year-guide.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import type { PlanForSale } from '#lib/catalog/queries.ts'
import { sayCadence } from '#lib/i18n/calendar-words.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { planWords } from '#lib/i18n/plan.ts'
import { formatYen } from '#lib/money.ts'
import { instalmentsFor } from '#lib/orders/instalments.ts'
import { paths } from '#lib/paths.ts'
import type { PlainDate } from '#lib/plain-date.ts'

type Props = { plan: PlanForSale; locale: Locale; today: PlainDate }

/** One plan of the catalogue, with its price per delivery and per year on one left edge. Its link covers the row. */
export function PlanRow({ plan: { slug, content }, locale, today }: Props) {
  const words = planWords[locale]
  const { firstOrderMinor, laterOrderMinor } = planSums(content, 1)
  const year = yearGuide(content, 1, today)
  const same = firstOrderMinor === laterOrderMinor
  const { perOrder } = splitOf(content)
  return (
    <li className="plan-row">
      <img src={content.image} alt="" width="600" height="600" loading="lazy" />
      <div className="words">
        <p className="small muted">{sayCadence(content.cadence, locale)}</p>
        <h3>
          <a href={paths.plan(locale, slug)}>{content.name[locale]}</a>
        </h3>
        <p>{content.summary[locale]}</p>
        <p className="more small" aria-hidden="true">
          {words.more}
        </p>
      </div>
      <div className="sums">
        <div>
          <p className="small muted">
            {perOrder > 1
              ? (same ? words.perOrder : words.firstOrder)(perOrder)
              : same
                ? words.perDelivery
                : words.firstDelivery}
          </p>
          <p className="price">{formatYen(firstOrderMinor)}</p>
          <p className="small muted">
            {same ? null : (
              <>
                {(perOrder > 1 ? words.fromSecondOrder : words.fromSecond)(
                  formatYen(laterOrderMinor),
                )}
                <br />
              </>
            )}
            {words.included}
          </p>
        </div>
        <dl className="pairs">
          <div>
            <dt>{words.inYear(year.orders, perOrder)}</dt>
            <dd className="nowrap">{formatYen(year.totalMinor)}</dd>
          </div>
          <div>
            <dt>{words.inThree}</dt>
            <dd>{inThree(firstOrderMinor, same, today, locale)}</dd>
          </div>
        </dl>
      </div>
    </li>
  )
}

function inThree(amountMinor: number, same: boolean, today: PlainDate, locale: Locale): string {
  const words = planWords[locale]
  const [first, second] = instalmentsFor(amountMinor, today)
  const part = formatYen(second?.amountMinor ?? 0)
  const three = words.times3(first?.amountMinor === second?.amountMinor ? part : words.about(part))
  return same ? three : words.first(three)
}
