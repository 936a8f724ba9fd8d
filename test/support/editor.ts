import { LoadOptionsContext } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type {
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';

import { NODE_NAME, additionalDataOf, found, nodeTypesOf, nodeUnderTest, storeOf } from './n8n';
import type { Given } from './n8n';

export interface MethodOptions extends Given {
	/** Name of the method. */
	readonly method: string;
	/** What the user typed into the search box of a picker. */
	readonly filter?: string;
	/** Where the next page of a picker begins. */
	readonly paginationToken?: string;
	/** Path of the parameter that asks, as `getCurrentNodeParameter('&…')` needs it. */
	readonly path?: string;
}

/** Calls a picker's method as the editor does. */
export async function callListSearch(options: MethodOptions): Promise<INodeListSearchResult> {
	const method = found(options.node.methods?.listSearch?.[options.method], options.method);
	return await method.call(loadContext(options), options.filter, options.paginationToken);
}

/** Calls a dropdown's method as the editor does. */
export async function callLoadOptions(options: MethodOptions): Promise<INodePropertyOptions[]> {
	const method = found(options.node.methods?.loadOptions?.[options.method], options.method);
	return await method.call(loadContext(options));
}

/** Calls a resource mapper's method as the editor does. */
export async function callResourceMapping(options: MethodOptions): Promise<ResourceMapperFields> {
	const method = found(options.node.methods?.resourceMapping?.[options.method], options.method);
	return await method.call(loadContext(options));
}

function loadContext(options: MethodOptions): LoadOptionsContext {
	const store = storeOf(options);
	const workflow = new Workflow({
		active: false,
		nodeTypes: nodeTypesOf(options.node),
		connections: {},
		nodes: [nodeUnderTest(options, store)],
	});
	const node = found(workflow.getNode(NODE_NAME), NODE_NAME);
	// The editor sends the whole form, defaults included.
	const additionalData = { ...additionalDataOf(store), currentNodeParameters: node.parameters };
	return new LoadOptionsContext(workflow, node, additionalData, options.path ?? '');
}
