import './mailbox.css'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'

/** The mailbox of a local run: a tool of its own, not a page of the shop. */
export default async function MailboxLayout({ children }: { children: ReactNode }) {
  await headers()
  return (
    <html lang="en">
      <head>
        <title>Mailbox of this local run</title>
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>{children}</body>
    </html>
  )
}
