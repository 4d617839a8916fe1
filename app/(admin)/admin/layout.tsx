import '#app/(admin)/styles/admin.css'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { readAdminLocale } from '#app/_request/admin-locale.ts'

export default async function AdminLayout({ children }: { children: ReactNode }) {
  // Every page is rendered per request: its scripts carry the request's nonce.
  await headers()
  return (
    <html lang={await readAdminLocale()}>
      <head>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <meta name="robots" content="noindex" />
      </head>
      <body>{children}</body>
    </html>
  )
}
