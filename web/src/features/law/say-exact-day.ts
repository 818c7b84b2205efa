/** A day with its year, as laws and papers write it: 2022年9月5日. */
export function sayExactDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
