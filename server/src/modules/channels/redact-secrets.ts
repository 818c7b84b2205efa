const NAMES =
  'access_token|refresh_token|accessToken|token|ticket|key|sign|signature|secret|corpsecret|appsecret|app_secret|AppSecret|clientSecret|AccessKeyId|AccessKeySecret|session_key|EncodingAESKey|encodingAesKey|password'
const IN_ADDRESS = new RegExp(`\\b(${NAMES})=[^&\\s"'<>,;)]+`, 'gi')
const IN_JSON = new RegExp(`("(?:${NAMES})"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, 'gi')
const HOOK = /(\/(?:bot\/v2\/hook|hooks)\/)[^\s"'?&]+/g
const BEARER = /\b(Bearer\s+)[\w.~+/=-]+/gi

/** Takes secrets out of what a platform said or an error tells, before it is kept or shown. `known` are values that must not
 * stand in it however they got there. At most 300 characters stay. */
export function redactSecrets(text: string, known: readonly string[] = []): string {
  let clean = text
  for (const value of known) {
    if (value.length < 4) continue
    for (const form of [value, encodeURIComponent(value)]) clean = clean.replaceAll(form, '***')
  }
  return clean
    .replace(IN_ADDRESS, '$1=***')
    .replace(IN_JSON, '$1"***"')
    .replace(HOOK, '$1***')
    .replace(BEARER, '$1***')
    .slice(0, 300)
}
