import '#app/styles/globals.css'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
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
  return (
    <html lang={locale}>
      <head>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <meta name="theme-color" content="#faf8f4" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#171510" media="(prefers-color-scheme: dark)" />
      </head>
      <body>{children}</body>
    </html>
  )
}
