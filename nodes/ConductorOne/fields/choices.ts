export { choices } from '../../../engine/fields';
