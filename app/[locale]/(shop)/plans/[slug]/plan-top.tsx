import { WholeDates } from '#app/_components/whole-dates.tsx'
import { deliveryFrom, splitOf } from '#lib/calendar/deliveries.ts'
import { yearGuide } from '#lib/calendar/year-guide.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import type { PlanForSale, Shop } from '#lib/catalog/queries.ts'
import { sayCadence } from '#lib/i18n/calendar-words.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { planWords } from '#lib/i18n/plan.ts'
import { formatYen } from '#lib/money.ts'
import { instalmentsFor } from '#lib/orders/instalments.ts'
import { paths } from '#lib/paths.ts'
import { formatMonthDay } from '#lib/plain-date.ts'

type Props = { plan: PlanForSale; shop: Shop; locale: Locale; open: boolean }

/** Picture, what arrives, the price and the one button. */
export function PlanTop({ plan, shop, locale, open }: Props) {
  const { content } = plan
  const words = planWords[locale]
  const rules = { content, shopDays: shop.facts.workingDays }
  const { arrival } = deliveryFrom(rules, shop.today)
  const { perOrder, everyCount } = splitOf(content)
  return (
    <div className="plan-top">
      <img
        src={content.image}
        alt={content.imageAlt[locale]}
        width="1200"
        height="1200"
        fetchPriority="high"
      />
      <div className="words">
        <div>
          <p>
            <a className="tap small muted" href={paths.catalogue(locale)}>
              {words.catalogueTitle}
            </a>
          </p>
          <h1>{content.name[locale]}</h1>
          <p>{content.summary[locale]}</p>
          <dl className="facts tight">
            <div>
              <dt>{words.whatArrives}</dt>
              <dd>{content.contents[locale]}</dd>
            </div>
            <div>
              <dt>{words.delivery}</dt>
              <dd>
                {perOrder > 1
                  ? words.ordered(sayCadence(content.cadence, locale))
                  : sayCadence(content.cadence, locale)}
                {perOrder > 1 ? (
                  <>
                    <br />
                    {words.deliveries(perOrder, words.every(content.cadence.unit, everyCount))}
                  </>
                ) : null}
                <br />
                <WholeDates>{words.firstArrives(formatMonthDay(arrival.on, locale))}</WholeDates>
              </dd>
            </div>
            <div>
              <dt>{words.cancelling}</dt>
              <dd>
                {content.minimumCycles > 1
                  ? (perOrder > 1 ? words.minimumOrders : words.minimum)(content.minimumCycles)
                  : words.noMinimum}
              </dd>
            </div>
          </dl>
        </div>
        <Buy plan={plan} shop={shop} locale={locale} open={open} />
      </div>
    </div>
  )
}

function Buy({ plan: { slug, content }, shop, locale, open }: Props) {
  const words = planWords[locale]
  const { firstOrderMinor, laterOrderMinor } = planSums(content, 1)
  const year = yearGuide(content, 1, shop.today)
  const same = firstOrderMinor === laterOrderMinor
  const fee = content.shippingFeeMinor
  const { perOrder } = splitOf(content)
  const [firstPart] = instalmentsFor(firstOrderMinor, shop.today)
  return (
    <div className="buy">
      <p className="small muted">
        {perOrder > 1
          ? (same ? words.perOrder : words.firstOrder)(perOrder)
          : same
            ? words.sameEveryTime
            : words.firstDelivery}
      </p>
      <p className="price">{formatYen(firstOrderMinor)}</p>
      <p className="small muted">
        {same ? null : (
          <>
            <strong>
              {(perOrder > 1 ? words.fromSecondOrder : words.fromSecond)(
                formatYen(laterOrderMinor),
              )}
            </strong>
            <br />
          </>
        )}
        {fee === 0 ? words.included : words.plusShipping(formatYen(fee))}
        <br />
        {words.yearTotal(formatYen(year.totalMinor), year.orders, perOrder)}
      </p>
      {open ? (
        <>
          <a className="button wide" href={paths.subscribe(locale, slug)}>
            {words.subscribe}
          </a>
          <p className="small muted">{words.payToday(formatYen(firstPart?.amountMinor ?? 0))}</p>
        </>
      ) : (
        <p>{words.retired}</p>
      )}
    </div>
  )
}
