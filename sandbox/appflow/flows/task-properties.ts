import { type JsonObject, text } from '../../core/json';
import { validation } from '../errors';

/**
 * Checks the properties that a task cannot do without.
 *
 * @throws AppFlowError `ValidationException`
 */
export function checkProperties(type: string, properties: JsonObject, operator: string): void {
	CHECKS[type]?.(properties, operator);
}

const CHECKS: Record<string, (properties: JsonObject, operator: string) => void> = {
	Filter(properties, operator) {
		if (operator === 'PROJECTION') return;
		need(properties, 'DATA_TYPE', 'Filter');
		const isTime = /date|time/i.test(text(properties, 'DATA_TYPE') ?? '');
		if (operator === 'BETWEEN') {
			for (const bound of ['LOWER_BOUND', 'UPPER_BOUND']) {
				need(properties, bound, 'Filter');
				if (isTime) needMilliseconds(properties, bound);
			}
			return;
		}
		if (text(properties, 'VALUES')) return;
		need(properties, 'VALUE', 'Filter');
		if (isTime) needMilliseconds(properties, 'VALUE');
	},
	Mask(properties, operator) {
		need(properties, 'MASK_VALUE', 'Mask');
		if (operator !== 'MASK_ALL') needCount(properties, 'MASK_LENGTH', 'Mask');
	},
	Truncate: (properties) => needCount(properties, 'TRUNCATE_LENGTH', 'Truncate'),
	Merge: (properties) => need(properties, 'CONCAT_FORMAT', 'Merge'),
	Arithmetic: (properties) => need(properties, 'MATH_OPERATION_FIELDS_ORDER', 'Arithmetic'),
	Validate(properties) {
		const action = text(properties, 'VALIDATION_ACTION');
		if (action !== 'DropRecord' && action !== 'DropDataset') {
			throw validation('VALIDATION_ACTION of task Validate must be DropRecord or DropDataset');
		}
	},
	Map_all(properties) {
		const excluded = text(properties, 'EXCLUDE_SOURCE_FIELDS_LIST');
		if (excluded !== undefined && !isJsonList(excluded)) {
			throw validation('EXCLUDE_SOURCE_FIELDS_LIST of task Map_all must be a JSON list of texts');
		}
	},
};

function need(properties: JsonObject, key: string, task: string): void {
	if (!text(properties, key)) throw validation(`Task ${task} needs the property ${key}`);
}

function needCount(properties: JsonObject, key: string, task: string): void {
	if (!/^[1-9]\d*$/.test(text(properties, key) ?? '')) {
		throw validation(`Property ${key} of task ${task} must be a number above 0`);
	}
}

/** Filters compare times as milliseconds since the epoch. */
function needMilliseconds(properties: JsonObject, key: string): void {
	if (!/^-?\d+$/.test(text(properties, key) ?? '')) {
		throw validation(`Property ${key} of a filter on a time must be milliseconds since the epoch`);
	}
}

function isJsonList(value: string): boolean {
	try {
		const list: unknown = JSON.parse(value);
		return Array.isArray(list) && list.every((item) => typeof item === 'string');
	} catch {
		return false;
	}
}
