import '#app/styles/globals.css'
import type { ReactNode } from 'react'
import type { Locale } from '#lib/i18n/locale.ts'

/** What is the same around every page of the shop, also around one that does not exist. */
export function Document({ locale, children }: { locale: Locale; children: ReactNode }) {
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
