'use client'

import { useEffect } from 'react'

/** A page that the browser kept alive for its Back button shows how things stood then: it is loaded anew. */
export function Fresh() {
  useEffect(() => {
    const renew = ({ persisted }: PageTransitionEvent) => {
      if (persisted) window.location.reload()
    }
    window.addEventListener('pageshow', renew)
    return () => window.removeEventListener('pageshow', renew)
  }, [])
  return null
}
