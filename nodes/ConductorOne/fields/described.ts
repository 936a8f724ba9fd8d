/** What a field is called, in the form and in a workflow, and what it is for. */
export interface Described<Name extends string> {
	readonly displayName: string;
	readonly name: Name;
	readonly description: string;
}
