const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, '微信'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/QQBrowser/, 'QQ 浏览器'],
  [/Quark/, '夸克'],
  [/UCBrowser/, 'UC 浏览器'],
  [/HuaweiBrowser/, '华为浏览器'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, '鸿蒙'],
  [/Android/, '安卓手机'],
  [/iPhone/, '苹果手机'],
  [/iPad/, '苹果平板'],
  [/Windows/, 'Windows 电脑'],
  [/Mac OS X|Macintosh/, '苹果电脑'],
  [/Linux/, 'Linux 电脑'],
]

/** What a browser says of itself, as a person would: Windows 电脑 · Edge. What is not known is shown as it came. */
export function deviceWords(agent: string) {
  const find = (list: typeof BROWSERS) => list.find(([pattern]) => pattern.test(agent))?.[1]
  const words = [find(SYSTEMS), find(BROWSERS)].filter(Boolean).join(' · ')
  return words || agent.slice(0, 60)
}
