import { sayException } from '#lib/i18n/date-reasons.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate } from '#lib/plain-date.ts'
import type {
  PreviewedCycle,
  SchedulePreview,
} from '#lib/subscriptions/schedule/preview-schedule.ts'
import { subscriptionWords } from '../messages.ts'
import { scheduleWords } from './schedule-messages.ts'

/** The next orders, as they are and as they would be; what changes stands out. */
export function ScheduleTable({ preview, locale }: { preview: SchedulePreview; locale: Locale }) {
  const { columns, same, sameDay } = scheduleWords[locale]
  const { orderNo } = subscriptionWords[locale]
  return (
    <div className="scroll">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{columns.number}</th>
            <th scope="col">{columns.now}</th>
            <th scope="col">{columns.afterwards}</th>
            <th scope="col" className="sum">
              {columns.sum}
            </th>
          </tr>
        </thead>
        <tbody>
          {preview.afterwards.map((cycle, at) => {
            const [now, afterwards] = [preview.now[at] ?? cycle, cycle].map((one) =>
              sayCycle(one, locale),
            )
            const before = preview.now[at]?.amountMinor ?? cycle.amountMinor
            const isSameSum = before === cycle.amountMinor
            const sum = formatYen(cycle.amountMinor)
            return (
              <tr key={cycle.index}>
                <td className="nowrap">{orderNo(cycle.index + 1)}</td>
                <td data-label={columns.now}>{now}</td>
                <td data-label={columns.afterwards}>
                  {now === afterwards ? (
                    <span className="muted">{isSameSum ? same : sameDay}</span>
                  ) : (
                    <strong>{afterwards}</strong>
                  )}
                  <Details cycle={cycle} locale={locale} />
                </td>
                <td className="sum">
                  {cycle.status !== 'coming' ? '—' : isSameSum ? sum : <strong>{sum}</strong>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function sayCycle({ status, due, ...cycle }: PreviewedCycle, locale: Locale): string {
  const words = scheduleWords[locale]
  const day = formatDate(due.on, locale)
  if (status === 'coming') return day
  const code = 'because' in cycle ? cycle.because.code : 'skipped'
  return { skipped: words.skippedOn, paused: words.pausedOn, ending: words.endingOn }[code](day)
}

/** Until when it may be changed, why it still comes, and why it is on another day than the rule alone would give. */
function Details({ cycle, locale }: { cycle: PreviewedCycle; locale: Locale }) {
  const { cutOff, due, status, comesFor, content } = cycle
  if (status !== 'coming') return null
  const words = scheduleWords[locale]
  const said = [
    cutOff ? words.changeBy(formatDate(cutOff.on, locale)) : '',
    comesFor ? words.comesFor[comesFor](content.minimumCycles) : '',
    sayException(due, locale) ?? '',
  ]
  return (
    <span className="reading small muted">{said.filter((part) => part !== '').join(' · ')}</span>
  )
}
