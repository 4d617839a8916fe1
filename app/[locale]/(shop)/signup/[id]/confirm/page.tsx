import { readBrowser } from '#app/_request/browser.ts'
import { requireLocale } from '#app/_request/locale.ts'
import { orTrouble } from '#app/_request/page.tsx'
import { signupWords } from '#lib/i18n/signup.ts'
import { contractOf } from '#lib/signups/contract-of.ts'
import { getSignup } from '#lib/signups/queries.ts'
import { confirmAction } from './actions.ts'

export default async function ConfirmPage({
  params,
}: {
  params: Promise<{ locale: string; id: string }>
}) {
  const locale = await requireLocale(params)
  return orTrouble(locale, async () => {
    const signup = await getSignup((await params).id, await readBrowser())
    if (!signup) return <main>not yours</main>
    const words = signupWords[locale].confirm
    const contract = contractOf(signup, locale)
    return (
      <main>
        <h1>{words.title}</h1>
        <dl>
          {contract.items.map((item) => (
            <div key={item.key}>
              <dt>{item.label}</dt>
              <dd>{item.answer}</dd>
            </div>
          ))}
        </dl>
        <form action={confirmAction}>
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="signup" value={signup.id} />
          <input type="hidden" name="contract" value={contract.hash} />
          <label>
            <input type="checkbox" name="agree" value="yes" required /> {words.agree}
          </label>
          <button type="submit">{words.submit}</button>
        </form>
      </main>
    )
  })
}
