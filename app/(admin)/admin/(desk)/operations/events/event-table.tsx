import { Status } from '#app/(admin)/_components/status.tsx'
import type { EventRow } from '#lib/events/list-events.ts'
import { timelineWords } from '#lib/i18n/admin/timeline.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { wordOf } from '#lib/word-of.ts'
import { replayAction } from './actions.ts'
import { eventWords } from './messages.ts'

type Props = { rows: EventRow[]; mayReplay: boolean; locale: Locale; timeZone: string }

export function EventTable({ rows, mayReplay, locale, timeZone }: Props) {
  const words = eventWords[locale]
  const because: Record<string, string> = words.because
  const types: Record<string, string> = timelineWords[locale].eventTypes
  return (
    <div className="scroll">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{words.type}</th>
            <th scope="col">{words.about}</th>
            <th scope="col">{words.status}</th>
            <th scope="col">{words.why}</th>
            <th scope="col">{words.received}</th>
            <th scope="col" className="sum">
              {words.deliveries}
            </th>
            <th scope="col">
              <span className="visually-hidden">{words.action}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                {wordOf(types, row.type)}
                <span className="kana">
                  <code>
                    {row.type} …{row.id.slice(-6)}
                  </code>
                </span>
              </td>
              <td className="nowrap" data-label={words.about}>
                {row.tokenId ? (
                  <a href={paths.admin.token(row.tokenId)}>
                    <code>…{row.last4}</code>
                  </a>
                ) : (
                  '—'
                )}
              </td>
              <td>
                <Status kind="event" value={row.status} locale={locale} />
              </td>
              <td>
                {row.parkedBecause ? wordOf(because, row.parkedBecause) : null}
                {row.status === 'received' && row.attempts > 0 && row.nextTryAt
                  ? words.nextTry(formatWhen(row.nextTryAt, locale, timeZone))
                  : null}
              </td>
              <td data-label={words.received}>
                <time dateTime={row.receivedAt.toISOString()}>
                  {formatWhen(row.receivedAt, locale, timeZone)}
                </time>
              </td>
              <td className="sum" data-label={words.deliveries}>
                {row.deliveries}
              </td>
              <td className="sum">
                {mayReplay && row.status === 'parked' && row.parkedBecause !== 'other-mode' ? (
                  <form action={replayAction}>
                    <input type="hidden" name="event" value={row.id} />
                    <button type="submit" className="button quiet">
                      {words.replay}
                    </button>
                  </form>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
