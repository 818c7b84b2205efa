import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useGroupList } from '../../features/groups/useGroupList.ts'
import { isForPage } from '../../lib/keys.ts'

/** `j` and `k` go to the next and the previous group of the list; Enter begins to write. */
export function useGroupKeys(open: string | undefined) {
  const navigate = useNavigate()
  const list = useGroupList()
  const ids = list.data?.map(({ id }) => id) ?? []
  const latest = useRef({ open, ids })
  latest.current = { open, ids }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isForPage(event)) return
      const { ids: all, open: now } = latest.current
      if (event.key === 'Enter' && event.target === document.body) {
        event.preventDefault()
        document.querySelector<HTMLTextAreaElement>('.g-compose-text')?.focus()
      }
      if (event.key !== 'j' && event.key !== 'k') return
      const at = now ? all.indexOf(now) : -1
      const id = all[event.key === 'j' ? at + 1 : Math.max(0, at - 1)]
      if (id) void navigate({ to: '/groups/$id', params: { id } })
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [navigate])
}
