/**
 * Shows what is new while the page is open, and lets the clock run. It stops for good once somebody has
 * unfolded or typed something, and waits while the keyboard is in a list or text is selected.
 */
export const script = `
const live = document.getElementById('live')
const clock = document.getElementById('now')
let pulse = document.body.dataset.pulse
let isStopped = document.body.hasAttribute('data-refused')

if (!isStopped) live.textContent = live.dataset.running
for (const kind of ['input', 'click'])
  document.addEventListener(kind, ({ target }) => {
    if (kind === 'click' && !target.closest('summary')) return
    isStopped = true
    live.textContent = live.dataset.stopped
  })

let offset = 0
setClock(clock)
setInterval(() => {
  const now = new Date(offset + performance.now() + 9 * 3600000)
  if (!isNaN(now)) clock.textContent = now.toISOString().replace('T', ' ').slice(0, -5)
}, 1000)

setInterval(async () => {
  if (isStopped || document.hidden || isBusy()) return
  try {
    const answer = await fetch('/_inspector/pulse')
    const now = await answer.text()
    if (!answer.ok || now === pulse) return
    await refresh()
    pulse = now
    live.textContent = live.dataset.running
  } catch {
    live.textContent = live.dataset.lost
  }
}, 2000)

function setClock({ dataset }) {
  offset = Number(dataset.at) - performance.now()
}

function isBusy() {
  return document.activeElement.closest('[data-live]') !== null || !getSelection().isCollapsed
}

async function refresh() {
  const answer = await fetch(location.href)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  if (isStopped || isBusy()) return
  const rows = [...document.querySelectorAll('#rows li[id]')]
  const first = rows.find((row) => row.getBoundingClientRect().top > 0)
  const top = first?.getBoundingClientRect().top
  for (const part of document.querySelectorAll('[data-live]'))
    part.replaceChildren(...page.getElementById(part.id).childNodes)
  setClock(page.getElementById('now'))
  const again = first && document.getElementById(first.id)
  if (again && scrollY > 0) scrollBy(0, again.getBoundingClientRect().top - top)
}
`
