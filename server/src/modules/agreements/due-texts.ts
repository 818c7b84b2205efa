/** What of an obligation a text message is made of; neither names nor amounts nor what it is about leave by it. */
interface Due {
  due_on: string
}

const day = ({ due_on }: Due) => `${Number(due_on.slice(5, 7))}月${Number(due_on.slice(8))}日`

/** Before the day, to whoever owes. */
export function soonText(due: Due): string {
  return `【邻里】您在调解协议里约定的一项履行将在${day(due)}到期，请按时履行，并在邻里里留下凭证。`
}

/** Before the day, to whoever receives. */
export function awaitText(due: Due): string {
  return `【邻里】调解协议里约定给您的一项履行将在${day(due)}到期，收到后请在邻里里确认。`
}

/** After the day, to whoever owes. */
export function lateText(due: Due): string {
  return `【邻里】您在调解协议里约定${day(due)}前的一项履行已经到期，还没有确认履行。请马上履行，有困难请联系调解员。`
}

/** When the committee urges (人民调解法 art. 31). */
export function urgeText(due: Due): string {
  return `【邻里】人民调解委员会督促您履行${day(due)}到期的调解协议约定。不履行的，对方可以向人民法院起诉。`
}
