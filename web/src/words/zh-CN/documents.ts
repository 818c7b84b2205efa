export const DOCUMENTS = {
  take_photo: '拍照或选照片',
  add_photo: '再加一张',
  remove: '去掉',
  kept: '已存到手机',
  sending: '正在传 {percent}%',
  sent: '已传好',
  record: '按这里说话，录一段语音',
  stop_recording: '正在录 {seconds} 秒，按这里停',
  record_again: '重录',
  no_microphone: '没有拿到话筒。可以在手机设置里允许本页使用话筒，或者直接打字。',
} as const
