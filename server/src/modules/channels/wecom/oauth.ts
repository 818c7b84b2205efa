import type { CallContext, Fault } from '../adapter.ts'
import { callJson, stringOf } from '../call-json.ts'
import { faultOfWecom, REFUSED_TOKEN, readWecom } from './call-wecom.ts'

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

/** Who stands behind a code, which is good once and for five minutes: a member, or somebody of WeChat outside. A pass that is
 * refused is renewed, once: the code was not looked at yet. */
export async function readCode(
  ctx: CallContext<{ base_url: string }>,
  code: string,
): Promise<{ userid: string } | { openid: string } | Fault> {
  const once = async (access_token: string) => {
    const query = new URLSearchParams({ access_token, code })
    const url = `${ctx.channel.settings.base_url}/cgi-bin/auth/getuserinfo?${query}`
    return readWecom(await callJson(ctx.outward, { method: 'GET', url }))
  }
  const first = await once(await ctx.token())
  const answer = REFUSED_TOKEN.has(first.code) ? await once(await ctx.token('renewed')) : first
  if (answer.code !== 0) return faultOfWecom(answer)
  const userid = stringOf(answer.body['userid'])
  return userid ? { userid } : { openid: stringOf(answer.body['openid']) }
}
