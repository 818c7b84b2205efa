import { createHmac } from 'node:crypto'
import type { CallContext, Fault } from '../adapter.ts'
import { callJson, stringOf } from '../call-json.ts'
import { faultOfWecom, readWecom } from './call-wecom.ts'
import { sameText } from './wx-crypt.ts'

/** Where a member is sent to say who they are. `state` ties the answer to the visit that asked. */
export function authorizeUrl(of: {
  corp_id: string
  agent_id: number
  redirect_uri: string
  state: string
}): string {
  const query = new URLSearchParams({
    appid: of.corp_id,
    redirect_uri: of.redirect_uri,
    response_type: 'code',
    scope: 'snsapi_base',
    state: of.state,
    agentid: String(of.agent_id),
  })
  return `https://open.weixin.qq.com/connect/oauth2/authorize?${query}#wechat_redirect`
}

/** A `state` that only the visit with this token can have asked for. */
export function stateFor(visit_token: string): string {
  return createHmac('sha256', visit_token).update('wecom oauth').digest('base64url').slice(0, 32)
}

/** Whether an answer belongs to this visit: another's code is not taken (login CSRF). */
export function isStateOf(visit_token: string, state: string): boolean {
  return sameText(state, stateFor(visit_token))
}

/** Who stands behind a code, which is good once and for five minutes: a member, or somebody of WeChat outside. */
export async function readCode(
  ctx: CallContext<{ base_url: string }>,
  code: string,
): Promise<{ userid: string } | { openid: string } | Fault> {
  const query = new URLSearchParams({ access_token: await ctx.token(), code })
  const url = `${ctx.channel.settings.base_url}/cgi-bin/auth/getuserinfo?${query}`
  const answer = readWecom(await callJson(ctx.outward, { method: 'GET', url }))
  if (answer.code !== 0) return faultOfWecom(answer)
  const userid = stringOf(answer.body['userid'])
  return userid ? { userid } : { openid: stringOf(answer.body['openid']) }
}
