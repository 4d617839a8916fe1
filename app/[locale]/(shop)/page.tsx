import { requireLocale } from '#app/_request/locale.ts'
import { orTrouble } from '#app/_request/page.tsx'
import { planSums } from '#lib/catalog/plan-sums.ts'
import { listPlansForSale, requireShop } from '#lib/catalog/queries.ts'
import { formatYen } from '#lib/money.ts'
import { paths } from '#lib/paths.ts'

export default async function CataloguePage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await requireLocale(params)
  return orTrouble(locale, async () => {
    const [{ facts }, plans] = await Promise.all([requireShop(), listPlansForSale()])
    return (
      <main>
        <h1>{facts.name[locale]}</h1>
        <ul>
          {plans.map(({ slug, content }) => (
            <li key={slug}>
              <a href={paths.plan(locale, slug)}>{content.name[locale]}</a>{' '}
              {formatYen(planSums(content, 1).firstOrderMinor)}
            </li>
          ))}
        </ul>
      </main>
    )
  })
}
