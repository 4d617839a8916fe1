'use client'

import { useEffect, useState } from 'react'
import { isOtherTown } from '#lib/customers/fields/other-town.ts'

type Candidate = { administrativeArea: string; locality: string; line1: string }
type Words = Record<'severalTowns' | 'otherTown' | 'noTown' | 'filled', string>
type Help = { kind: 'quiet' | 'none' | 'filled' } | { kind: 'several'; candidates: Candidate[] }

/**
 * Offers the addresses of a postcode while it is typed. One candidate is filled in where the fields are
 * empty; several, or one that is not what is filled in, are offered and none is guessed. The form works the
 * same without it.
 */
export function PostcodeHelp({ words }: { words: Words }) {
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
      if (digits === asked) setHelp(candidates ? offer(candidates) : { kind: 'quiet' })
    }
    input.addEventListener('input', look)
    // What was typed, or filled in by the browser, before this script ran.
    if (fieldOf('locality')?.value === '') void look()
    return () => input.removeEventListener('input', look)
  }, [])
  const choose = (candidate: Candidate) => {
    fill(candidate, true)
    setHelp({ kind: 'filled' })
  }
  return (
    <div aria-live="polite">
      {help.kind === 'none' ? <p className="small muted">{words.noTown}</p> : null}
      {help.kind === 'filled' ? <p className="small muted">{words.filled}</p> : null}
      {help.kind === 'several' ? (
        <div className="candidates">
          <p>{help.candidates.length > 1 ? words.severalTowns : words.otherTown}</p>
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
  const changed = fill(only, false)
  if (isOtherTown(typedTown(), only)) return { kind: 'several', candidates }
  return { kind: changed ? 'filled' : 'quiet' }
}

function typedTown() {
  return {
    administrativeArea: fieldOf('administrativeArea')?.value ?? '',
    locality: fieldOf('locality')?.value ?? '',
  }
}

/** Null: nobody answered, which says nothing about the code. */
async function fetchCandidates(digits: string): Promise<Candidate[] | null> {
  try {
    const answer = await fetch(`/api/postcodes/${digits}`)
    return answer.ok ? (await answer.json()).candidates : null
  } catch {
    return null
  }
}

/** What an earlier code filled in: the next one may replace it. */
const filledBefore = new Map<string, string>()

/** What somebody typed, or is about to type, is only replaced when they choose. True: something changed. */
function fill(candidate: Candidate, replace: boolean): boolean {
  let changed = false
  for (const [name, value] of Object.entries(candidate)) {
    const field = fieldOf(name)
    if (!field || field.value === value) continue
    const ours = field.value === '' || field.value === filledBefore.get(name)
    if (!replace && (!ours || field === document.activeElement)) continue
    field.value = value
    field.removeAttribute('aria-invalid')
    filledBefore.set(name, value)
    changed = true
  }
  if (replace) fieldOf('line1')?.focus()
  return changed
}

function fieldOf(name: string): HTMLInputElement | HTMLSelectElement | null {
  return document.querySelector(`[name="${name}"]`)
}
