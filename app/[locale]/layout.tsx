import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { Document } from '#app/_components/document.tsx'
import { requireLocale } from '#app/_request/locale.ts'

export default async function LocaleLayout({
  children,
  params,
}: {
  children: ReactNode
  params: Promise<{ locale: string }>
}) {
  const locale = await requireLocale(params)
  // Every page is rendered per request: its scripts carry the request's nonce.
  await headers()
  return <Document locale={locale}>{children}</Document>
}
