/** The two ends of a flow. */
export type Side = 'source' | 'destination';

/** What the ends are called in labels. */
export const SIDE_LABELS: Readonly<Record<Side, string>> = {
	source: 'Source',
	destination: 'Destination',
};

/** The parameter of one side of the form, such as `sourceObject`. */
export function parameterOf<const Which extends Side, const Name extends string>(
	side: Which,
	name: Name,
): `${Which}${Name}` {
	return `${side}${name}`;
}

/** The parameter that says whether one side of an existing flow changes. */
export function switchOf(side: Side): string {
	return `change${SIDE_LABELS[side]}`;
}

/** What it depends on which profiles, objects, and fields there are. */
export function dependencies(side: Side, ...names: readonly Locators[]): string[] {
	return [`${side}ConnectorType`, ...names.map((name) => `${side}${name}.value`)];
}

type Locators = 'ConnectorLabel' | 'ConnectorProfileName' | 'Object';
