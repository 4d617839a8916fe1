'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Often at first, then ever more slowly; a page left open overnight asks once a minute. */
const waitsMs = [2_000, 2_000, 3_000, 5_000, 10_000, 30_000]
const longestWaitMs = 60_000

/**
 * Renews the page until it no longer contains this part; without JavaScript the browser reloads.
 *
 * @param seconds between two reloads without JavaScript
 */
export function Renew({ seconds }: { seconds: number }) {
  const router = useRouter()
  useEffect(() => {
    let count = 0
    let timer: ReturnType<typeof setTimeout>
    const again = () => {
      timer = setTimeout(() => {
        router.refresh()
        again()
      }, waitsMs[count++] ?? longestWaitMs)
    }
    again()
    return () => clearTimeout(timer)
  }, [router])
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`${seconds}`} />
    </noscript>
  )
}
