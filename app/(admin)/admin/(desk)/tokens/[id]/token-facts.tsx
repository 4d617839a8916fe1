import { PersonName } from '#app/(admin)/_components/person-name.tsx'
import { mayDo, type StaffRole } from '#lib/auth/roles.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import type { TokenView } from '#lib/tokens/get-token-view.ts'
import { tokenWords } from '../messages.ts'
import { checkAction } from './check-action.ts'
import { possibleOperations } from './possible-operations.ts'

type Props = { token: TokenView; locale: Locale; role: StaffRole }

/** Where and when it was agreed, what Smartpay says now, and what may be done with it. */
export function TokenFacts({ token, locale, role }: Props) {
  const words = tokenWords[locale]
  const when = (at: Date) => formatWhen(at, locale, token.facts.timeZone)
  const actions = possibleOperations(token, role)
  return (
    <aside aria-labelledby="facts">
      <h2 id="facts">{words.facts}</h2>
      <dl className="facts">
        {token.customerId ? (
          <div>
            <dt>{words.customer}</dt>
            <dd>
              <PersonName
                name={token.name}
                kana={token.kana}
                href={paths.admin.customer(token.customerId)}
                fallback={peopleWords[locale].erasedName}
              />
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{words.agreed}</dt>
          <dd>
            {token.agreedAt
              ? peopleWords[locale].agreedAt(when(token.agreedAt), token.consentVersion ?? '')
              : '—'}
          </dd>
        </div>
        <div>
          <dt>{words.signup}</dt>
          <dd>
            <a href={paths.admin.signup(token.signupId)}>…{token.signupId.slice(-8)}</a>
          </dd>
        </div>
        <div>
          <dt>{words.created}</dt>
          <dd>{when(token.createdAt)}</dd>
        </div>
        <div>
          <dt>{words.activated}</dt>
          <dd>{token.activatedAt ? when(token.activatedAt) : '—'}</dd>
        </div>
        <div>
          <dt>{words.others}</dt>
          <dd>{words.count(token.otherTokens)}</dd>
        </div>
      </dl>
      <h2 className="section">{words.atSmartpay}</h2>
      <p className="small muted">
        {words.lookedAt(token.checkedAt ? when(token.checkedAt) : words.notYet)}
      </p>
      {mayDo(role, 'signup.settle') ? (
        <form action={checkAction}>
          <input type="hidden" name="token" value={token.id} />
          <button type="submit" className="button quiet">
            {words.look}
          </button>
        </form>
      ) : null}
      {actions.length > 0 ? (
        <>
          <h2 className="section" id="actions">
            {words.actions}
          </h2>
          <ul className="stack">
            {actions.map((action) => (
              <li key={action}>
                <a className="button quiet" href={`${paths.admin.token(token.id)}?do=${action}`}>
                  {words.operations[action]}…
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </aside>
  )
}
