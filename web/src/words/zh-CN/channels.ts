/** The tray in which a demonstration shows what would have gone out as text messages. */
export const TRAY = {
  title: '演示：已发送的短信',
  why: '演示环境不发真短信，发出的内容显示在这里。',
  empty: '还没有短信。',
} as const
