/** Signs in over HTTP and answers the cookie. */
export async function signIn(base: string, account: string, password: string): Promise<string> {
  return cookieOf(await post(base, 'identity.sign_in', { account, password }))
}

/** Signs a resident in with the code that the demonstration's tray shows. */
export async function signInResident(base: string, phone: string): Promise<string> {
  await post(base, 'identity.request_code', { phone })
  const tray: { text: string }[] = await (await post(base, 'channels.list_tray', { phone })).json()
  const code = tray[0]?.text.match(/\d{6}/)?.[0]
  return cookieOf(await post(base, 'identity.sign_in_with_code', { phone, code }))
}

/** Calls one operation and answers its body. */
export async function ask<T>(
  base: string,
  operation: string,
  cookie: string,
  input: object,
): Promise<T> {
  return (await post(base, operation, input, cookie)).json()
}

async function post(
  base: string,
  operation: string,
  input: object,
  cookie = '',
): Promise<Response> {
  const headers = {
    'content-type': 'application/json',
    'x-request-id': crypto.randomUUID(),
    cookie,
  }
  const reply = await fetch(`${base}/api/${operation}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(input),
  })
  if (!reply.ok) throw new Error(`${operation} answered ${reply.status}: ${await reply.text()}`)
  return reply
}

function cookieOf(reply: Response): string {
  return reply.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}
