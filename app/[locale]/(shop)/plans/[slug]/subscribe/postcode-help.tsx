'use client'

import { useEffect, useState } from 'react'

type Candidate = { administrativeArea: string; locality: string; line1: string }
type Help = { kind: 'quiet' | 'none' | 'filled' } | { kind: 'several'; candidates: Candidate[] }

/**
 * Offers the addresses of a postcode while it is typed. One candidate is filled in where the fields are
 * empty, several are offered and none is guessed. The form works the same without it.
 */
export function PostcodeHelp({
  several,
  none,
  filled,
}: {
  several: string
  none: string
  filled: string
}) {
  const [help, setHelp] = useState<Help>({ kind: 'quiet' })
  useEffect(() => {
    const input = fieldOf('postalCode')
    if (!input) return
    let asked = ''
    const look = async () => {
      const digits = input.value.normalize('NFKC').replace(/\D/g, '')
      if (digits === asked) return
      asked = digits
      if (digits.length !== 7) return setHelp({ kind: 'quiet' })
      const candidates = await fetchCandidates(digits)
      if (digits === asked) setHelp(offer(candidates))
    }
    input.addEventListener('input', look)
    return () => input.removeEventListener('input', look)
  }, [])
  const choose = (candidate: Candidate) => {
    fill(candidate, true)
    setHelp({ kind: 'filled' })
  }
  return (
    <div aria-live="polite">
      {help.kind === 'none' ? <p className="small muted">{none}</p> : null}
      {help.kind === 'filled' ? <p className="small muted">{filled}</p> : null}
      {help.kind === 'several' ? (
        <div className="candidates">
          <p>{several}</p>
          {help.candidates.map((candidate) => (
            <button
              type="button"
              key={Object.values(candidate).join()}
              onClick={() => choose(candidate)}
            >
              {Object.values(candidate).join(' ')}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}

function offer(candidates: Candidate[]): Help {
  const [only, ...more] = candidates
  if (!only) return { kind: 'none' }
  if (more.length > 0) return { kind: 'several', candidates }
  fill(only, false)
  return { kind: 'filled' }
}

async function fetchCandidates(digits: string): Promise<Candidate[]> {
  try {
    const answer = await fetch(`/api/postcodes/${digits}`)
    return answer.ok ? (await answer.json()).candidates : []
  } catch {
    return []
  }
}

/** What somebody typed, or is about to type, is only replaced when they choose. */
function fill(candidate: Candidate, replace: boolean): void {
  for (const [name, value] of Object.entries(candidate)) {
    const field = fieldOf(name)
    const untouched = field?.value === '' && field !== document.activeElement
    if (field && (replace || untouched)) field.value = value
  }
  const line1 = fieldOf('line1')
  if (replace) line1?.focus()
}

function fieldOf(name: string): HTMLInputElement | HTMLSelectElement | null {
  return document.querySelector(`[name="${name}"]`)
}
