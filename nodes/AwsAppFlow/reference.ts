import { InputError, mapped } from '../../engine/field';
import type { Field } from '../../engine/field';
import { checkText } from '../../engine/fields';
import type { TextRules } from '../../engine/fields';
import { requiredLocator } from '../../engine/locator';
import type { AppFlow } from './transport/client';

/** Something in AppFlow as the user named it; with its ARN if that is what was given. */
export interface Reference {
	readonly name: string;
	readonly arn?: string;
	/** Region that the ARN names. */
	readonly region?: string;
}

/** A kind of thing in AppFlow that has names and ARNs. */
export interface Kind<Name extends string> {
	/** As the form calls it. */
	readonly displayName: string;
	/** The parameter's name. */
	readonly name: Name;
	/** What it is called in its ARN: `flow` in `arn:...:flow/orders`. */
	readonly inArn: string;
	readonly rules: TextRules;
	/** Method of the node that lists what there is. */
	readonly searchListMethod: string;
	/** A name that it could have. */
	readonly example: string;
}

/** An existing thing of that kind: from the list, by name, or by ARN. */
export function referenceField<const Name extends string>(
	kind: Kind<Name>,
): Field<Name, Reference> {
	const { displayName, inArn, rules } = kind;
	const thing = displayName.toLowerCase();
	const exampleArn = `arn:aws:appflow:eu-west-1:123456789012:${inArn}/${kind.example}`;
	const pattern = new RegExp(`^arn:[\\w-]+:appflow:([\\w-]+):\\d{12}:${inArn}/(.+)$`);
	const locator = requiredLocator({
		displayName,
		name: kind.name,
		searchListMethod: kind.searchListMethod,
		listPlaceholder: `Select a ${thing}...`,
		modes: [
			{ name: 'name', displayName: 'By Name', placeholder: `e.g. ${kind.example}` },
			{ name: 'arn', displayName: 'By ARN', placeholder: `e.g. ${exampleArn}` },
		],
	});
	return mapped(locator, ({ mode, value }) => {
		if (mode !== 'arn' && !value.startsWith('arn:')) {
			return { name: checkText(displayName, value, rules) };
		}
		const [, region, name] = pattern.exec(value) ?? [];
		if (region === undefined || name === undefined) {
			throw new InputError(
				displayName,
				`is not the ARN of a ${thing}`,
				`It looks like ${exampleArn}`,
			);
		}
		return { name: checkText(displayName, name, rules), arn: value, region };
	});
}

/**
 * Refuses an ARN of another region than the credential's, before anything is asked there.
 *
 * @throws {InputError}
 */
export function checkRegion(kind: Kind<string>, reference: Reference, service: AppFlow): void {
	const { region } = reference;
	if (region === undefined || region === service.region) return;
	throw new InputError(
		kind.displayName,
		`is in region ${region}, but the credential works in ${service.region}`,
		`Use a credential of that region, or a ${kind.displayName.toLowerCase()} of this one`,
	);
}

/**
 * Refuses an ARN of another account, where the same name is another thing.
 *
 * @param found The ARN of the thing with that name here
 * @throws {InputError}
 */
export function checkAccount(
	kind: Kind<string>,
	reference: Reference,
	found: string | undefined,
): void {
	const { arn } = reference;
	if (arn === undefined || !found || found === arn) return;
	throw new InputError(
		kind.displayName,
		"is an ARN of another account than the credential's",
		`Here, the ${kind.displayName.toLowerCase().split(' ').at(-1)} is ${found}`,
	);
}
