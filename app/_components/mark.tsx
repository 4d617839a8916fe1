/** Done, waiting or not begun, as a shape; the word stands beside it. */
export function Mark({ state }: { state: 'done' | 'waiting' | 'empty' }) {
  return (
    <svg viewBox="0 0 36 36" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
      {state === 'done' ? (
        <>
          <circle cx="18" cy="18" r="17" fill="currentColor" />
          <path d="M10 18.5l5.5 5.5L26 13" stroke="var(--paper)" strokeWidth="3" />
        </>
      ) : (
        <circle cx="18" cy="18" r="16" strokeDasharray={state === 'waiting' ? '3 4' : undefined} />
      )}
      {state === 'waiting' ? <path d="M18 10v8l5 4" /> : null}
    </svg>
  )
}
