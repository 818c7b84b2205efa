import type { HookAnswer, HookRequest, ReceiveContext } from '../adapter.ts'
import type { Inbound } from '../inbound.ts'
import { type Element, textOf } from './read-xml.ts'
import { receiveXml } from './receive-xml.ts'

/** Changes of groups: who joined and left, a new name or owner. They get lost and come in any order, so an event says only
 * that a group must be looked at again, unless its versions fit together. Never the words of residents: there are none. */
export function receiveGroupEvent(
  ctx: ReceiveContext<{ corp_id: string }>,
  request: HookRequest,
): HookAnswer {
  return receiveXml(ctx, request, { receive_id: ctx.channel.settings.corp_id, read: readEvent })
}

function readEvent(message: Element, raw: string): HookAnswer {
  if (textOf(message, 'Event') !== 'change_external_chat') return { status: 200 }
  const address = textOf(message, 'ChatId')
  const change = textOf(message, 'ChangeType')
  const detail = textOf(message, 'UpdateDetail')
  const [from, to] = [textOf(message, 'LastMemVer'), textOf(message, 'CurMemVer')]
  const is_members = change === 'update' && ['add_member', 'del_member'].includes(detail)
  return {
    status: 200,
    inbound: [inboundOf(message, raw, { address, type: detail || change })],
    targets: [
      change === 'dismiss'
        ? { address, change: 'gone' }
        : is_members && from && to
          ? { address, change: 'version', from, to }
          : { address, change: 'stale' },
    ],
  }
}

function inboundOf(
  message: Element,
  raw: string,
  { address, type }: { address: string; type: string },
): Inbound {
  const seconds = Number(textOf(message, 'CreateTime'))
  // The documented key of events, with the version: two changes may share a second.
  const key = [
    'FromUserName',
    'CreateTime',
    'Event',
    'ChangeType',
    'ChatId',
    'UpdateDetail',
    'CurMemVer',
  ].map((name) => textOf(message, name))
  return {
    dedupe_key: key.join('/'),
    kind: 'event',
    message: {
      sent_at: new Date(seconds * 1000).toISOString(),
      chat: { address, is_group: true },
      sender: { kind: 'system', id: 'wecom' },
      text: null,
      event: {
        type: `group.${type}`,
        data: { members: countOf(message), join_scene: textOf(message, 'JoinScene') },
      },
    },
    raw,
  }
}

/** How many joined or left: sent as a number, as a list of items, or as one text with commas. */
function countOf(message: Element): number {
  const told = Number(textOf(message, 'MemChangeCnt'))
  if (told > 0) return told
  const [list] = message.children['MemChangeList'] ?? []
  const items = list?.children['Item']?.length ?? 0
  return items || (list?.text ?? '').split(',').filter((one) => one.trim() !== '').length
}
