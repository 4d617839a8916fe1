import { describe, expect, test } from 'vitest'
import { html, prose, webAddress } from './html.ts'

describe('html', () => {
  test('escapes every part, also in an attribute', () => {
    const typed = `<script>alert("1")</script>' & \u202e\n`
    expect(html`<p title="${typed}">${typed}</p>`.markup).toBe(
      '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; &amp;">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; &amp;</p>',
    )
  })

  test('takes markup as it is', () => {
    const rows = [html`<b>${'<'}</b>`, html`<i>${2}</i>`]
    expect(html`<p>${rows}</p>`.markup).toBe('<p><b>&lt;</b>\n<i>2</i></p>')
  })
})

test.each([
  ['支払いは2026年11月22日(日)までに', '2026年11月22日(日)まで'],
  ['On Sun, Nov 22, 2026 we wrote', 'Sun, Nov 22, 2026'],
])('keeps the date in %s on one line', (sentence, date) =>
  expect(prose(sentence).markup).toContain(`<span style="white-space:nowrap">${date}</span>`),
)

describe('webAddress', () => {
  test.each(['https://shop.example/ja?a=1&b=2', 'http://localhost:3000/ja'])('takes %s', (url) =>
    expect(webAddress(url)).toBe(url),
  )

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//shop.example',
    'https://shop.example/"onclick="',
    'https://shop.example/a b',
    'mailto:a@b.example',
    '',
  ])('throws for %s', (url) => expect(() => webAddress(url)).toThrow('http(s)'))
})
