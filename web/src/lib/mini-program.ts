/** What WeChat puts into a page that is open inside a mini-program. */
interface Bridge {
  invoke(name: string, input: object): void
}

/** Is this page open inside a mini-program? */
export function isInMiniProgram(agent = navigator.userAgent): boolean {
  const isSaid = '__wxjs_environment' in window && window.__wxjs_environment === 'miniprogram'
  return isSaid || /miniprogram/i.test(agent)
}

/** Leads to the mini-program's own page that asks WeChat who it is, and comes back with the answer behind the # of our address. */
export function goToMiniProgramPage(state: string): void {
  const go = () =>
    bridge()?.invoke('invokeMiniProgramAPI', {
      name: 'navigateTo',
      arg: { url: `/pages/arrive?state=${state}` },
    })
  if (bridge()) go()
  else document.addEventListener('WeixinJSBridgeReady', go, { once: true })
}

function bridge(): Bridge | undefined {
  const found: unknown = Object.entries(window).find(([name]) => name === 'WeixinJSBridge')?.[1]
  return isBridge(found) ? found : undefined
}

function isBridge(value: unknown): value is Bridge {
  return typeof value === 'object' && value !== null && 'invoke' in value
}
