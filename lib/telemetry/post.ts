/** Whoever listens outside is not waited for longer: the shop has other work. */
const deadlineMs = 3_000

type Posted = { url: string; headers: Record<string, string>; body: string }

/** Whether the receiver took it. Never throws, follows nobody to another address, and reads nothing of the answer. */
export async function post({ url, headers, body }: Posted): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(deadlineMs),
      redirect: 'manual',
      cache: 'no-store',
    })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false
  }
}
