/** Refusals of the case file. */
export const CASE_FILE_PROBLEMS: Record<string, string> = {
  file_incomplete: '卷宗还缺必备材料，没有归档（人民调解法第二十七条）。请按“还缺”一栏补齐再归档。',
  file_put_away: '卷宗已经归档，不能再放入或取出材料。没有改动任何内容。',
  keep_until_missing: '短期和长期保管要写明保管到哪一天，没有归档。',
  keep_until_past: '保管到的日子已经过了，没有归档。请写以后的日子。',
  no_such_attachment: '没有找到这份材料，可能已经取出。请看最新的目录。',
  volume_being_made: '整卷正在生成，请等它完成再生成。',
  volume_not_made: '整卷还没有生成好，请稍等或者重新生成。',
  consent_missing:
    '还有当事人没有同意，没有移交（个人信息保护法第二十三条）。请先征得每位当事人同意。',
}
