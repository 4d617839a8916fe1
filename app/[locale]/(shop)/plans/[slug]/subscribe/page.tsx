import { notFound } from 'next/navigation'
import { readBrowser } from '#app/_request/browser.ts'
import { requireLocale } from '#app/_request/locale.ts'
import { orTrouble } from '#app/_request/page.tsx'
import { getPlanBySlug } from '#lib/catalog/queries.ts'
import { signupWords } from '#lib/i18n/signup.ts'
import { typedFields } from '#lib/signups/draft.ts'
import { getFormStart } from '#lib/signups/queries.ts'
import { subscribeAction } from './actions.ts'

export default async function SubscribePage({
  params,
}: {
  params: Promise<{ locale: string; slug: string }>
}) {
  const locale = await requireLocale(params)
  return orTrouble(locale, async () => {
    const found = await getPlanBySlug((await params).slug)
    if (!found) notFound()
    const start = await getFormStart(found.plan.id, await readBrowser())
    const words = signupWords[locale].form
    return (
      <main>
        <h1>{words.title}</h1>
        <form action={subscribeAction} key={start.draftVersion}>
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="plan" value={found.plan.slug} />
          {typedFields.map((name) => (
            <p key={name}>
              <label htmlFor={name}>{name}</label>
              <input id={name} name={name} defaultValue={start.typed[name]} />
              {start.errors[name]?.reason}
            </p>
          ))}
          <button type="submit">{words.submit}</button>
        </form>
      </main>
    )
  })
}
