import { useCanGoBack, useRouter } from '@tanstack/react-router'
import { APP } from '../words/zh-CN/app.ts'

/** The way back for a page's bar: the history where there is one, else the page it belongs to. */
export function useBack(fallback = '/') {
  const router = useRouter()
  const mayGoBack = useCanGoBack()
  return {
    word: APP.back,
    go: () => {
      if (mayGoBack) router.history.back()
      else void router.navigate({ to: fallback, replace: true })
    },
  }
}
