// The fields that operations are made of, in one place for those who make operations.
export { choice, choices, flag, integer } from './fields/choice';
export type { Choice } from './fields/choice';
export { dateTime, instantOf, requiredDateTime } from './fields/dateTime';
export { showWhen } from './fields/shown';
export { collection, json, keyValues, parseObject } from './fields/structure';
export { asText, checkText, requiredText, text, textList } from './fields/text';
export type { TextOptions, TextRules } from './fields/text';
