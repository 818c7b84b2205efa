import type { HintKind } from '@linli/contract/codes/groups'

/** Words watched for until a district has a list of its own: plain ones, few, each for a person to look at. */
export const FIRST_WATCH_WORDS: Readonly<Record<HintKind, readonly string[]>> = {
  self_harm: ['不想活', '活不下去', '想死', '跳楼', '轻生', '割腕', '喝农药', '寻短见', '遗书'],
  violence: ['打人', '打老婆', '家暴', '砍人', '动刀', '拿刀', '打起来', '要弄死', '打孩子'],
  danger: [
    '着火',
    '起火',
    '冒烟',
    '煤气泄漏',
    '燃气味',
    '煤气味',
    '漏电',
    '触电',
    '困在电梯',
    '电梯困人',
    '墙皮掉',
    '井盖没了',
    '落水',
    '晕倒',
  ],
  fraud: [
    '刷单',
    '安全账户',
    '转账验证',
    '验证码发',
    '公检法',
    '投资群',
    '养老投资',
    '保健品讲座',
    '高额返利',
  ],
  mass: ['堵路', '拉横幅', '集体上访', '去市里讨说法', '堵门', '罢工'],
  repair: ['电梯坏', '停水', '停电', '停气', '暖气不热', '路灯不亮', '下水道堵', '漏水'],
}

/** Where the list comes from; shown beside each word. */
export const FIRST_SOURCE = '产品默认词表，请按本区实际增减'
