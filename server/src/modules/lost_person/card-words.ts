import type { LostKind, Sex } from '@linli/contract/codes/lost_person'

/** The address of the public page of a case; outside channels carry this and never a picture. */
export function cardPath(code: string): string {
  return `/lost/${code}`
}

/** What the words of a card are made of. */
export interface CardFacts {
  kind: LostKind
  sex: Sex
  age_from: number | null
  age_to: number | null
  clothing: string | null
  needs_care: string | null
  happened_at: string
  place: string
  duty_phone: string
}

const SEX: Record<Sex, string> = { male: '男', female: '女', unknown: '性别不清' }

/** Title and words of the message that goes to groups: what helps to recognise somebody, and whom to call. */
export function searchText(card: CardFacts): { title: string; text: string } {
  const who = [
    SEX[card.sex],
    ageWords(card),
    card.clothing && `穿${card.clothing}`,
    card.needs_care,
  ]
    .filter(Boolean)
    .join('，')
  const when = sayTime(card.happened_at)
  const call = `请拨 ${card.duty_phone} 或 110。照片和最新情况点开看，请转发本条，不要另存照片：`
  return card.kind === 'missing'
    ? {
        title: `【寻人】${SEX[card.sex]}，${ageWords(card)}`,
        text: `【寻人】${who}。${when} 在${card.place}走失。看到的${call}`,
      }
    : {
        title: `【认人】${SEX[card.sex]}，${ageWords(card)}`,
        text: `【认人】${who}。${when} 在${card.place}被发现，现有工作人员照看。认得的${call}`,
      }
}

/** What is said where it went, once it is over. */
export function stopText(kind: LostKind, why: 'found' | 'minor'): { title: string; text: string } {
  if (why === 'minor')
    return {
      title: '【请停止转发】',
      text: '【请停止转发】此前的协查信息已撤回，照片已撤下。请删除手里的截图，不要再转发。',
    }
  const done = kind === 'missing' ? '人已找到' : '家人已找到'
  return {
    title: `【${done}】请停止转发`,
    text: `【${done}】谢谢大家。照片已撤下，请停止转发，手里有截图的请删除。`,
  }
}

function ageWords({ age_from, age_to }: Pick<CardFacts, 'age_from' | 'age_to'>): string {
  if (age_from === null) return '年龄不清'
  return age_from === age_to || age_to === null ? `约 ${age_from} 岁` : `${age_from}—${age_to} 岁`
}

const TIME = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function sayTime(at: string): string {
  const parts = new Map(TIME.formatToParts(new Date(at)).map(({ type, value }) => [type, value]))
  return `${parts.get('month')}月${parts.get('day')}日 ${parts.get('hour')}:${parts.get('minute')}`
}
