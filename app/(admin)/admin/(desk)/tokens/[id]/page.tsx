import { after } from 'next/server'
import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { takeFlash } from '#app/_request/flash.ts'
import { FlashMessage } from '#app/(admin)/_components/flash-message.tsx'
import { History } from '#app/(admin)/_components/history.tsx'
import { Missing } from '#app/(admin)/_components/missing.tsx'
import { Section } from '#app/(admin)/_components/section.tsx'
import { Status } from '#app/(admin)/_components/status.tsx'
import { listActivities } from '#lib/activity/list-activities.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { drain } from '#lib/jobs/drain.ts'
import { getTokenView, type TokenView } from '#lib/tokens/get-token-view.ts'
import { tokenActions, whyNotOperate } from '#lib/tokens/operations/token-operation.ts'
import { Jumps } from '../../_actions/jumps.tsx'
import { tokenWords } from '../messages.ts'
import { InUse } from './in-use.tsx'
import { OpenOperation } from './open-operation.tsx'
import { OperationDialog } from './operation-dialog.tsx'
import { possibleOperations } from './possible-operations.ts'
import { TokenFacts } from './token-facts.tsx'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** One token: alerts first, then what uses it and what comes, then its history. */
export default function TokenPage(props: Props) {
  return orAdminError(() => render(props))
}

async function render({ params, searchParams }: Props) {
  const { id } = await params
  const { do: asked } = await searchParams
  const action = tokenActions.find((one) => one === asked)
  const staff = await requireStaff(action ? `token.${action}` : 'look', id)
  const locale = await readAdminLocale()
  const [token, activities] = await Promise.all([
    getTokenView(id),
    listActivities({ kind: 'token', id }),
  ])
  const words = tokenWords[locale]
  if (!token)
    return (
      <Section locale={locale} staff={staff} section="tokens" title={words.flash['unknown-token']}>
        <Missing locale={locale} title={words.flash['unknown-token']} section="tokens" />
      </Section>
    )
  // Where nobody heard what came of it: whoever looks goes on, as soon as it is due.
  if (token.openOperation) after(drain)
  const title = words.one(token.last4)
  const refusal =
    action &&
    whyNotOperate(action, { status: token.status, openOperation: token.openOperation !== null })
  // A move that is under way says itself what is the matter, and nothing else can be done meanwhile.
  const stopped = isStopped(token) && token.subscriptions.length > 0 && !token.openOperation
  const saidBelow =
    (await takeFlash())?.code === 'waiting' && token.openOperation?.status === 'waiting'
  const actions = possibleOperations(token, staff.role).length > 0 ? (['actions'] as const) : []
  return (
    <Section locale={locale} staff={staff} section="tokens" title={title}>
      <div className="page-head">
        <h1>{title}</h1>
        <Status kind="token" value={token.status} locale={locale} />
      </div>
      {saidBelow && !refusal ? null : <FlashMessage words={words.flash} instead={refusal} />}
      {action && !refusal ? (
        <OperationDialog token={token} action={action} locale={locale} />
      ) : (
        <>
          {stopped ? (
            <div className="alarm">
              <h2>{words.stoppedTitle(token.subscriptions.length)}</h2>
              <p>{token.status === 'disabled' ? words.stoppedText : words.stoppedForGood}</p>
            </div>
          ) : null}
          {token.openOperation ? (
            <OpenOperation operation={token.openOperation} token={token} locale={locale} />
          ) : null}
          <Jumps
            locale={locale}
            sections={['subscriptions', 'history', 'tokenFacts', ...actions]}
          />
          <div className="detail">
            <div>
              <InUse token={token} locale={locale} />
              <History activities={activities} locale={locale} timeZone={token.facts.timeZone} />
            </div>
            <TokenFacts token={token} locale={locale} role={staff.role} />
          </div>
        </>
      )}
    </Section>
  )
}

function isStopped({ status }: TokenView): boolean {
  return status === 'disabled' || status === 'deleted' || status === 'rejected'
}
