'use client'

import { usePathname } from 'next/navigation'

/** Only with JavaScript: an action of an older build, or a network that went away in the middle. */
export default function BrokenPage() {
  const path = usePathname()
  const english = path.startsWith('/en')
  return (
    <main id="main" className="notice">
      <h1>{english ? 'Please load the page again' : 'ページを読み込み直してください'}</h1>
      <p>
        {english
          ? 'Something was interrupted, or the shop was just updated. Nothing was charged, and what you sent before is kept.'
          : '通信が途切れたか、お店が更新されたところです。何も請求されていません。すでに送った内容は残っています。'}
      </p>
      <p>
        <button type="button" className="button" onClick={() => window.location.reload()}>
          {english ? 'Load again' : '読み込み直す'}
        </button>
      </p>
    </main>
  )
}
