import type { Page } from 'playwright/test'

/** The fields of the form that holds the primary button, as a browser without JavaScript would send them. */
export async function readForm(page: Page): Promise<Record<string, string>> {
  const html = await (await page.request.get(page.url())).text()
  const form = html.match(/<form[\s\S]*?<\/form>/g)?.at(-1) ?? ''
  const fields: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = decode(/name="([^"]*)"/.exec(tag)?.[1] ?? '')
    if (name !== '') fields[name] = decode(/value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  return fields
}

/** Posts the form of the page as it stands, ticked; answers where it leads. */
export async function submitConfirmation(
  page: Page,
  changed: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<string> {
  const answer = await postForm(page, { ...(await readForm(page)), ...changed }, headers)
  return answer.headers().location ?? `${answer.status()}`
}

export async function postForm(
  page: Page,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) {
  return page.request.post(page.url(), {
    multipart: fields,
    headers: { origin: new URL(page.url()).origin, ...headers },
    maxRedirects: 0,
  })
}

function decode(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
