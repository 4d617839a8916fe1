import type { ListedClose } from '#lib/close/list-closes.ts'
import { closeWords } from '#lib/i18n/close.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { formatDate } from '#lib/plain-date.ts'
import { closePageWords } from './messages.ts'

/** A month of days, each with how it came out. */
export function ClosedDays({ days, locale }: { days: readonly ListedClose[]; locale: Locale }) {
  const words = closeWords[locale]
  return (
    <section className="section" aria-labelledby="days-title">
      <h2 id="days-title">{closePageWords[locale].days}</h2>
      <table className="table">
        <tbody>
          {days.map(({ day, count }) => (
            <tr key={`${day}`}>
              <td className="nowrap">
                <a href={`${paths.admin.close}?day=${day}`}>{formatDate(day, locale)}</a>
              </td>
              <td>
                {count === null || count === 0 ? (
                  <span className="muted">{count === null ? words.open : words.green}</span>
                ) : (
                  <strong>{words.red(count)}</strong>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
