export { dateTime, requiredDateTime } from '../../../engine/fields/dateTime';
