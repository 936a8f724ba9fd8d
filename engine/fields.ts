// The fields that operations are made of, in one place for those who make operations.
export { choice, choices, flag, integer } from './fields/choice';
export type { Choice } from './fields/choice';
export { dateTime, instantOf, requiredDateTime } from './fields/dateTime';
export { hideWhen, showWhen } from './fields/shown';
export type { Mapped } from './fields/given';
export { parseMapped, parseObject, parseRows } from './fields/given';
export { collection, json, keyValues } from './fields/structure';
export { asText, asTexts, checkText, requiredText, text, textList } from './fields/text';
export type { TextOptions, TextRules } from './fields/text';
