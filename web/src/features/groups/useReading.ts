import { useEffect } from 'react'
import { call } from '../../lib/client.ts'
import { useMarkInList } from './useGroupList.ts'

// Not for every line that flies past.
const PAUSE_MS = 800

/** Tells the server how far this person has read, while the newest is in sight and the page in front. */
export function useReading(group_id: string, seq: number, { isSeen }: { isSeen: boolean }) {
  const mark = useMarkInList()
  useEffect(() => {
    if (!isSeen || seq === 0) return undefined
    const tell = () => {
      if (document.visibilityState !== 'visible') return
      mark(group_id, seq)
      // What is lost is told with the next message.
      void call('groups.mark_read', { group_id, seq }).catch(() => undefined)
    }
    const timer = setTimeout(tell, PAUSE_MS)
    document.addEventListener('visibilitychange', tell)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', tell)
    }
    // The function of the list is made anew with every drawing.
  }, [group_id, seq, isSeen])
}
