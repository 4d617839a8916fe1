import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { requireStaff } from '#lib/auth/require.ts'
import { listDeliveries, refusalReasons } from '#lib/events/list-deliveries.ts'
import { getWebhookHealth, type WebhookHealth } from '#lib/events/queries.ts'
import { formatAge } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { formatDate } from '#lib/plain-date.ts'
import { OperationsSection } from '../operations-section.tsx'
import { deliveryWords } from './messages.ts'

/** How many deliveries were believed each day, and how many were turned away and why. */
export default function DeliveriesPage() {
  return orAdminError(async () => {
    const staff = await requireStaff('look')
    const locale = await readAdminLocale()
    const words = deliveryWords[locale]
    const [health, days] = await Promise.all([getWebhookHealth(), listDeliveries()])
    return (
      <OperationsSection
        locale={locale}
        staff={staff}
        tab="deliveries"
        title={words.title}
        base={paths.admin.deliveries}
      >
        <p className="lead">{words.lead}</p>
        <Health health={health} locale={locale} />
        <div className="scroll">
          <table className="table cards">
            <thead>
              <tr>
                <th scope="col">{words.day}</th>
                <th scope="col" className="sum">
                  {words.kept}
                </th>
                {refusalReasons.map((reason) => (
                  <th key={reason} scope="col" className="sum">
                    {words.reasons[reason]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.map(({ day, kept, refused }) => (
                <tr key={`${day}`} className="day">
                  <td>
                    <time dateTime={`${day}`}>{formatDate(day, locale)}</time>
                  </td>
                  <td className={kept === 0 ? 'sum muted' : 'sum'} data-label={words.kept}>
                    {kept === 0 ? '—' : kept.toLocaleString('en')}
                  </td>
                  {refusalReasons.map((reason) => (
                    <td
                      key={reason}
                      className={refused[reason] ? 'sum alarm-word' : 'sum muted none'}
                      data-label={words.reasons[reason]}
                    >
                      {refused[reason]?.toLocaleString('en') ?? '—'}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </OperationsSection>
    )
  })
}

function Health({ health, locale }: { health: WebhookHealth; locale: Locale }) {
  const words = deliveryWords[locale]
  const { endpoints, lastDeliverySeconds, waiting, parked } = health
  if (endpoints === 0) return <p className="problems">{words.noEndpoint}</p>
  const parts = [
    words.endpoints(endpoints),
    lastDeliverySeconds === null
      ? words.noneYet
      : words.last(formatAge(Math.max(0, lastDeliverySeconds), locale)),
    words.waiting(waiting),
    words.parked(parked),
  ]
  return <p className="lead">{parts.join(locale === 'ja' ? '、' : ' · ')}</p>
}
