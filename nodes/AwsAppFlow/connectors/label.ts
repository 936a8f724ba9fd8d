import type { Field } from '../../../engine/field';
import { InputError } from '../../../engine/field';
import { checkText } from '../../../engine/fields';
import type { TextRules } from '../../../engine/fields';
import { locator } from '../../../engine/locator';
import { connectors } from './index';
import { LABEL_PARAMETER } from './memberField';

const LABEL = 'Connector Label';

/** What a label may look like. */
export const labelRules: TextRules = {
	max: 256,
	pattern: /^[a-zA-Z0-9][\w!@#.-]+$/,
	patternHint:
		'begin with a letter or digit and consist of at least two letters, digits, or characters out of _ ! @ # . -',
};

/** The label of a profile's custom connector. */
export function labelField(required: boolean): Field<typeof LABEL_PARAMETER, string | undefined> {
	const field = labelLocator({
		displayName: LABEL,
		name: LABEL_PARAMETER,
		description: required
			? 'Which of the registered connectors is meant'
			: "Label of the profile's connector. It cannot be changed: the lists below come from it.",
	});
	return required
		? { ...field, properties: field.properties.map((one) => ({ ...one, required: true })) }
		: field;
}

/** A label of a custom connector: picked from those that the account has, or named. */
export function labelLocator<const Name extends string>(options: {
	readonly displayName: string;
	readonly name: Name;
	readonly description: string;
}): Field<Name, string | undefined> {
	const field = locator({
		...options,
		searchListMethod: 'searchConnectorLabels',
		listPlaceholder: 'Select a connector...',
		modes: [{ name: 'name', displayName: 'By Name', placeholder: 'e.g. HubSpot' }],
	});
	return {
		...field,
		read(reader) {
			const located = field.read(reader);
			return located && checkText(options.displayName, located.value, labelRules);
		},
	};
}

/**
 * Custom connectors need a label, all others have none.
 *
 * @throws {InputError}
 */
export function checkLabel(connectorType: unknown, label: string | undefined): void {
	const connector = Object.values(connectors).find(({ type }) => type === connectorType);
	if (connector?.profile?.labelled) {
		if (label !== undefined) return;
		throw new InputError(
			LABEL,
			'is empty',
			`${connector.label} needs the label of a registered connector: choose one from the list`,
		);
	}
	if (label === undefined) return;
	throw new InputError(
		LABEL,
		`is '${label}', but ${connector?.label ?? String(connectorType)} has no labels`,
		'Leave it empty, or choose Custom Connector',
	);
}
