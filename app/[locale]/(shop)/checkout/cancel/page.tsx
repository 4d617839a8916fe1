import { readBrowser } from '#app/_request/browser.ts'
import { requireLocale } from '#app/_request/locale.ts'
import { orTrouble } from '#app/_request/page.tsx'
import { returnFromCheckout } from '#lib/signups/return-from-checkout.ts'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CancelPage({ params, searchParams }: Props) {
  const locale = await requireLocale(params)
  return orTrouble(locale, async () => {
    const signup = await returnFromCheckout((await searchParams).signup, await readBrowser())
    return <main>{signup ? signup.status : 'neutral'}</main>
  })
}
