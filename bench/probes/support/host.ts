import 'reflect-metadata';
import { createRequire } from 'module';

import { ErrorReporter } from 'n8n-core';
import type { ICredentialType, INodeType, IVersionedNodeType } from 'n8n-workflow';

import { Container } from '../../../test/support/container';
import { OUR_PACKAGE } from '../../support/packages';

export const loadFromStage = createRequire(__filename);

/** A class of an installed package, by its file without `.js`; the class is named like the file. */
function classOf(file: string): new () => unknown {
	const name = /([^/]+)\.(?:node|credentials)$/.exec(file)?.[1] ?? '';
	return loadFromStage(`${file}.js`)[name];
}

/** A node of an installed package, such as `n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node`. */
function nodeIn(file: string): NodeOfPackage {
	return latestOf(new (classOf(file))() as INodeType | IVersionedNodeType);
}

/** A node in the version that a new workflow gets. */
export function latestOf(node: INodeType | IVersionedNodeType): NodeOfPackage {
	if (!('nodeVersions' in node)) return { type: node, version: latestVersion(node) };
	const version = node.currentVersion;
	const type = node.nodeVersions[version];
	if (!type) throw new Error(`${node.description.name} has no version ${version}`);
	return { type, version };
}

export interface NodeOfPackage {
	readonly type: INodeType;
	readonly version: number;
}

function latestVersion({ description: { version } }: INodeType): number {
	return typeof version === 'number' ? version : Math.max(...version);
}

/** A credential type of an installed package. */
export function credentialTypeOf(file: string): ICredentialType {
	return new (classOf(file))() as ICredentialType;
}

/** Our AWS AppFlow node, as built. */
export function ourNode(): NodeOfPackage {
	return nodeIn(`${OUR_PACKAGE}/dist/nodes/AwsAppFlow/AwsAppFlow.node`);
}

/** n8n's HTTP Request node in its newest version. */
export function httpRequestNode(): NodeOfPackage {
	return nodeIn('n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node');
}

// n8n prints the errors of nodes; here each one ends the probe.
Container.get(ErrorReporter).error = () => {};
