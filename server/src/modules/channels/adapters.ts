import type { ChannelKind } from '@linli/contract/codes/channels'
import type { defineAdapter } from './adapter.ts'
import { dingtalkRobot } from './dingtalk/dingtalk-robot.ts'
import { dingtalkWebhook } from './dingtalk/dingtalk-webhook.ts'
import { feishuApp } from './feishu/feishu-app.ts'
import { feishuWebhook } from './feishu/feishu-webhook.ts'
import { loudspeakerPlatform } from './loudspeaker/loudspeaker-platform.ts'
import { manual } from './manual/manual.ts'
import { smsAliyun } from './sms/aliyun.ts'
import { smsTencent } from './sms/tencent.ts'
import { miniProgram } from './wechat/mini-program.ts'
import { wecomAibot } from './wecom/aibot.ts'
import { wecomApp } from './wecom/app.ts'
import { customerGroup } from './wecom/customer-group.ts'
import { wecomGovReport } from './wecom/gov-report.ts'
import { wecomGroupWebhook } from './wecom/group-webhook.ts'

type Adapter = ReturnType<typeof defineAdapter>

/** Every kind of channel with what is particular to it. */
export const ADAPTERS: readonly Adapter[] = [
  manual,
  customerGroup,
  wecomGovReport,
  wecomGroupWebhook,
  wecomApp,
  wecomAibot,
  dingtalkWebhook,
  dingtalkRobot,
  feishuWebhook,
  feishuApp,
  miniProgram,
  smsAliyun,
  smsTencent,
  loudspeakerPlatform,
]

/** The adapter of a kind; null where this installation has none. */
export function adapterOf(kind: ChannelKind): Adapter | null {
  return ADAPTERS.find((one) => one.kind === kind) ?? null
}

/** Kinds whose platform also gives back what it took and has not brought yet. */
export function acceptedTakenBack(): ChannelKind[] {
  return ADAPTERS.filter((one) => one.capabilities.takes_back === 'accepted').map(
    ({ kind }) => kind,
  )
}
