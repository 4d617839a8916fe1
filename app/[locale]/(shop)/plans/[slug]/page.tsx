import { notFound } from 'next/navigation'
import { Head } from '#app/_components/head.tsx'
import { ShopFrame } from '#app/_components/shop-frame.tsx'
import { requireLocale } from '#app/_request/locale.ts'
import { orErrorPage } from '#app/_request/page.tsx'
import { cutOffRule } from '#lib/calendar/cut-off.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import { missingForSale } from '#lib/catalog/publishable.ts'
import { getPlanBySlug, requireShop } from '#lib/catalog/queries.ts'
import { paths } from '#lib/paths.ts'
import { PaymentCalendar } from './payment-calendar.tsx'
import { PlanDays } from './plan-days.tsx'
import { PlanTop } from './plan-top.tsx'

export default async function PlanPage({
  params,
}: {
  params: Promise<{ locale: string; slug: string }>
}) {
  const locale = await requireLocale(params)
  return orErrorPage(locale, async () => {
    const { slug } = await params
    const [shop, found] = await Promise.all([requireShop(), getPlanBySlug(slug)])
    if (!found) notFound()
    const { content } = found.plan
    const open = found.status === 'published' && missingForSale(content, shop).length === 0
    return (
      <ShopFrame
        locale={locale}
        facts={shop.facts}
        otherLanguage={paths.plan(locale === 'ja' ? 'en' : 'ja', slug)}
      >
        <Head
          title={content.name[locale]}
          shopName={shop.facts.name[locale]}
          description={content.summary[locale]}
          alternates={(one) => paths.plan(one, slug)}
        />
        <main id="main">
          <PlanTop plan={found.plan} shop={shop} locale={locale} open={open} />
          <PaymentCalendar
            minimumCycles={content.minimumCycles}
            isDayBefore={cutOffRule({ content, shopDays: shop.facts.workingDays }) === null}
            cadence={content.cadence}
            sums={planSums(content, 1)}
            today={shop.today}
            locale={locale}
          />
          <PlanDays plan={content} shop={shop} locale={locale} />
        </main>
      </ShopFrame>
    )
  })
}
