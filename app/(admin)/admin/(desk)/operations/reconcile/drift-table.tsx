import { Status } from '#app/(admin)/_components/status.tsx'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { driftKinds, fixFor } from '#lib/tokens/reconcile/drift.ts'
import type { Drift } from '#lib/tokens/reconcile/list-drifts.ts'
import { fixAction } from './actions.ts'
import { About, effectOf } from './drift-words.tsx'
import { reconcileWords } from './messages.ts'

type Props = { drifts: Drift[]; mayMend: boolean; locale: Locale }

export function DriftTable({ drifts, mayMend, locale }: Props) {
  const words = reconcileWords[locale]
  return (
    <div className="scroll">
      <table className="table cards drifts">
        <thead>
          <tr>
            <th scope="col">{words.id}</th>
            <th scope="col">{words.there}</th>
            <th scope="col">{words.here}</th>
            <th scope="col">{words.about}</th>
            <th scope="col" className="sum">
              {words.remedy}
            </th>
          </tr>
        </thead>
        {driftKinds.map((kind) => {
          const group = drifts.filter((one) => one.kind === kind)
          return group.length === 0 ? null : (
            <tbody key={kind}>
              <tr>
                <th scope="rowgroup" colSpan={5} className="group">
                  {words.groups[kind]} <span className="muted">{group.length}</span>
                </th>
              </tr>
              {group.map((drift) => (
                <Row key={drift.id} drift={drift} mayMend={mayMend} locale={locale} />
              ))}
            </tbody>
          )
        })}
      </table>
    </div>
  )
}

function Row({ drift, mayMend, locale }: { drift: Drift; mayMend: boolean; locale: Locale }) {
  const words = reconcileWords[locale]
  const isOurs = drift.signupId !== null
  const remedy = fixFor(drift.kind, drift.there, { isOurs, isDoubtful: drift.isDoubtful })
  return (
    <tr>
      <td className="nowrap">
        {drift.tokenId ? (
          <a href={paths.admin.token(drift.tokenId)}>
            <code>…{drift.last4}</code>
          </a>
        ) : (
          <code>…{drift.last4}</code>
        )}
      </td>
      <td data-label={words.there}>
        {drift.there ? (
          <Status kind="token" value={drift.there} locale={locale} />
        ) : (
          `${words.none} (404)`
        )}
      </td>
      <td data-label={words.here}>
        {drift.here ? <Status kind="token" value={drift.here} locale={locale} /> : words.none}
      </td>
      <td>
        <About drift={drift} locale={locale} />
      </td>
      <td className="sum">
        {remedy === null ? <span className="small muted">{whyNone(drift, words)}</span> : null}
        {remedy !== null && mayMend ? (
          <form action={fixAction}>
            <input type="hidden" name="drift" value={drift.id} />
            <button type="submit" className="button quiet">
              {words.remedies[remedy]}
            </button>
            <span className="kana">{effectOf(remedy, drift, locale)}</span>
          </form>
        ) : null}
      </td>
    </tr>
  )
}

/** Why nothing is offered. */
function whyNone({ there, signupId }: Drift, words: (typeof reconcileWords)[Locale]) {
  if (there !== 'active') return words.harmless
  return signupId === null ? words.foreign : words.doubtful
}
