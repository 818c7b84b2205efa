import { useQuery } from '../../lib/queries.ts'
import { LAW } from '../../words/zh-CN/law.ts'

/** The short name of a law for the head of its page; before it is known, the word for law. */
export function useLawName(code: string): string {
  const list = useQuery('law.list', {}, { staleMs: 600_000 })
  return list.data?.find((one) => one.code === code)?.short ?? LAW.title
}
