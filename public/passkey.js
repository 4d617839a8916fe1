// Buttons that ask the device for a passkey. They stay hidden where no device could answer.
for (const button of document.querySelectorAll('[data-passkey]')) {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) break
  button.hidden = false
  button.addEventListener('click', () => usePasskey(button).catch(() => fail(button)))
}

async function usePasskey(button) {
  const purpose = button.dataset.passkey
  const address = `/api/staff/passkey/${purpose}`
  const options = await json(await fetch(address))
  const credential =
    purpose === 'register'
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
        })
  const name = document.getElementById('passkey-name')?.value ?? ''
  const body = JSON.stringify({ answer: credential.toJSON(), name })
  await json(await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body }))
  location.assign(button.dataset.next)
}

async function json(answer) {
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.json()
}

function fail(button) {
  const told = document.getElementById('passkey-status')
  if (told) told.textContent = button.dataset.failed
}
