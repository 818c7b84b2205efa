import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { QueryName } from './api.ts'
import type { ProblemError } from './client.ts'

interface OnePage<Item> {
  items: Item[]
  next_cursor: string | null
}

export interface PageOptions {
  isEnabled?: boolean
  /** Keep the rows before on screen while another filter is read. */
  keepsPrevious?: boolean
}

/**
 * A keyset list that grows page under page. `ask` gets the cursor of the page before; the live stream asks
 * again for every page on screen, because the key begins with the query's name and input.
 */
export function usePages<Item, P extends OnePage<Item>>(
  key: readonly [QueryName, object],
  ask: (cursor: { cursor?: string }, signal: AbortSignal) => Promise<P & OnePage<Item>>,
  { isEnabled = true, keepsPrevious = false }: PageOptions = {},
) {
  const found = useInfiniteQuery<P & OnePage<Item>, ProblemError>({
    queryKey: [...key, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      ask(typeof pageParam === 'string' ? { cursor: pageParam } : {}, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.next_cursor,
    enabled: isEnabled,
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
  })
  const pages = found.data?.pages
  return {
    first: pages?.[0],
    items: pages?.flatMap((page) => page.items),
    error: found.error,
    hasMore: found.hasNextPage,
    isReadingMore: found.isFetchingNextPage,
    isPrevious: found.isPlaceholderData,
    more: () => void found.fetchNextPage(),
    again: () => void found.refetch(),
  }
}
