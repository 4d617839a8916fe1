import { actorIn, reasonIn } from '#app/(admin)/_components/happening-words.ts'
import { Timeline } from '#app/(admin)/_components/timeline.tsx'
import { statusWords } from '#lib/i18n/admin/status.ts'
import { tokenWords } from '#lib/i18n/admin/tokens.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { TokenHappening, TokenView } from '#lib/tokens/get-token-view.ts'
import { tokenActs } from '#lib/tokens/token-move.ts'
import { wordOf } from '#lib/word-of.ts'

type Props = { token: TokenView; locale: Locale }

export function TokenHistory({ token, locale }: Props) {
  const words = tokenWords[locale]
  return (
    <section className="section" aria-labelledby="history">
      <h2 id="history">{words.historyTitle}</h2>
      <Timeline
        locale={locale}
        timeZone={token.facts.timeZone}
        happenings={token.happenings.map((one) => ({
          at: one.at,
          kind: words.kinds[one.kind],
          status:
            one.status === null
              ? null
              : {
                  kind: one.kind === 'state' ? ('token' as const) : ('move' as const),
                  value: one.status,
                },
          sentence: sentenceOf(one, locale),
          why: [reasonOf(one, locale), one.note].filter((part) => part !== '').join(' / '),
          who: actorIn(one.actor, locale),
        }))}
      />
    </section>
  )
}

function sentenceOf({ kind, what }: TokenHappening, locale: Locale): string {
  const states: Record<string, string> = statusWords[locale].token
  const act = tokenActs.find((one) => one === what)
  return kind === 'move' && act ? tokenWords[locale].asked[act] : wordOf(states, what)
}

function reasonOf({ kind, reason }: TokenHappening, locale: Locale): string {
  const reasons: Record<string, string> = tokenWords[locale].reasons
  return kind === 'move' ? wordOf(reasons, reason) : reasonIn(reason, locale)
}
