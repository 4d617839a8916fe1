import { notFound } from 'next/navigation'
import { requireLocale } from '#app/_request/locale.ts'
import { orTrouble } from '#app/_request/page.tsx'
import { getPlanBySlug } from '#lib/catalog/queries.ts'
import { paths } from '#lib/paths.ts'

export default async function PlanPage({
  params,
}: {
  params: Promise<{ locale: string; slug: string }>
}) {
  const locale = await requireLocale(params)
  return orTrouble(locale, async () => {
    const found = await getPlanBySlug((await params).slug)
    if (!found) notFound()
    return (
      <main>
        <h1>{found.plan.content.name[locale]}</h1>
        <a className="button" href={paths.subscribe(locale, found.plan.slug)}>
          subscribe
        </a>
      </main>
    )
  })
}
