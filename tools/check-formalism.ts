import { answer, type Complaint } from './complaint.ts'
import { listFiles, readText } from './source-tree.ts'

/**
 * What the product must never ask for or count: 整治形式主义为基层减负若干规定 (2024-08-06) and
 * 关于防治“指尖上的形式主义”的若干意见 (2023-12-18).
 */
const FORBIDDEN: { pattern: RegExp; what: string }[] = [
  { pattern: /签到|打卡/, what: 'clock-in' },
  { pattern: /排行榜?|排名|名次|龙虎榜|红黑榜/, what: 'ranking' },
  { pattern: /在线时长|在线时间|活跃度/, what: 'time online' },
  { pattern: /(行动|巡查|移动|人员|历史)轨迹|里程/, what: 'tracks of people' },
  { pattern: /积分|扣分/, what: 'points' },
  {
    pattern: /指标任务|任务指标|考核指标|上报量|(最低|每月|规定)(上报)?(数量|条数|件数)/,
    what: 'quotas',
  },
  { pattern: /强制接龙|强制转发/, what: 'forced relays' },
  {
    pattern: /(?<![a-z])(check_?in|clock_?in|clock_?out|punch_?(in|card))(?![a-z])/i,
    what: 'clock-in',
  },
  {
    pattern: /(?<![a-z])(rankings?|leader_?board)(?![a-z])|(person|worker|staff)_rank/i,
    what: 'ranking',
  },
  {
    pattern:
      /(?<![a-z])((minutes|hours|seconds|time)_online|online_(time|minutes|hours|seconds))(?![a-z])/i,
    what: 'time online',
  },
  {
    pattern: /(?<![a-z])(trajectory|track_?points?|gps_(log|track)|mileage)(?![a-z])/i,
    what: 'tracks of people',
  },
  { pattern: /(?<![a-z])quotas?(?![a-z])/i, what: 'quotas' },
]

/** Sentences that say we do not do it. Each is exact, so that nothing else slips through beside it. */
const ALLOWED = [
  '不用签到，不打卡，不排名，不看在线时长',
  'No clock-in, ranking of people, time online, tracks or quotas',
]

const READ = [
  { folder: 'server/migrations', ending: '.sql' },
  { folder: 'contract/src', ending: '.ts' },
  { folder: 'web/src/words', ending: '.ts' },
]

/** Schemas, promises and texts ask for no clock-in, ranking of people, time online, tracks or quotas. */
export function checkFormalism(root: string): Complaint[] {
  return READ.flatMap(({ folder, ending }) =>
    listFiles(root, folder)
      .filter((file) => file.endsWith(ending))
      .flatMap((file) => complaintsOf(file, readText(root, file))),
  )
}

function complaintsOf(file: string, text: string): Complaint[] {
  return text.split('\n').flatMap((line, index) => {
    const rest = ALLOWED.reduce((left, sentence) => left.replaceAll(sentence, ''), line)
    const found = FORBIDDEN.find(({ pattern }) => pattern.test(rest))
    if (!found) return []
    const word = found.pattern.exec(rest)?.[0]
    return [{ file, line: index + 1, text: `"${word}" is ${found.what}: the product does without` }]
  })
}

if (import.meta.main) await answer('formalism', checkFormalism)
