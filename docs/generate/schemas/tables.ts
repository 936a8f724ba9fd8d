import { appFlowSchemas } from './appFlow';
import { conductorOneSchemas } from './conductorOne';
import { renderSchemas } from './render';
import type { Runner, SchemaTable } from './table';

/** The output schemas of one node. */
interface NodeSchemas {
	/** Folder of the node in `nodes/`. */
	readonly node: string;
	/** Operations that have one, as in `tag.add`. */
	readonly operations: readonly string[];
	/** Whether the trigger in the same folder has one. */
	readonly trigger: boolean;
	/** Operations that need none, and why. */
	readonly without: Readonly<Record<string, string>>;
	/** Why they cannot be made here. */
	readonly unavailable?: string;
	/** The text of each file, by its place in the folder of the node. */
	render(): Promise<Map<string, string>>;
}

function schemasOf<Service extends Runner>(table: SchemaTable<Service>): NodeSchemas {
	return {
		node: table.node,
		operations: Object.keys(table.samples),
		trigger: table.trigger !== undefined,
		without: table.without ?? {},
		...(table.unavailable !== undefined && { unavailable: table.unavailable }),
		render: async () => await renderSchemas(table),
	};
}

/** The output schemas of all nodes. */
export const nodeSchemas: readonly NodeSchemas[] = [
	schemasOf(appFlowSchemas),
	schemasOf(conductorOneSchemas),
];
