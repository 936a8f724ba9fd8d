import type { FlowDefinition } from '@aws-sdk/client-appflow';

import { choice, collection, text } from '../../../../engine/fields';
import { toItemJson } from '../../../../engine/json';
import { limitFields, limited, pagesOf } from '../../../../engine/paging';
import { connectorOptions } from '../../connectorFields';
import { listedSummary } from '../../flow/summary';
import { appFlowOperation } from '../../operation';
import { simplifyField } from '../../../../engine/simplify';
import { PAGE_SIZE } from '../../transport/client';

const filters = collection({
	displayName: 'Filters',
	name: 'filters',
	placeholder: 'Add filter',
	fields: [
		choice({
			displayName: 'Destination Connector',
			name: 'destinationConnectorType',
			description: 'Only flows that write to this connector',
			options: connectorOptions,
			default: 'S3',
		}),
		choice({
			displayName: 'Flow Status',
			name: 'flowStatus',
			description: 'Only flows in this state',
			options: [
				{ name: 'Active', value: 'Active' },
				{ name: 'Deleted', value: 'Deleted' },
				{ name: 'Deprecated', value: 'Deprecated' },
				{ name: 'Draft', value: 'Draft' },
				{ name: 'Errored', value: 'Errored' },
				{ name: 'Suspended', value: 'Suspended' },
			],
			default: 'Active',
		}),
		text({
			displayName: 'Name Contains',
			name: 'nameContains',
			description: 'Only flows with this text in their name, regardless of case',
			placeholder: 'e.g. salesforce',
		}),
		choice({
			displayName: 'Source Connector',
			name: 'sourceConnectorType',
			description: 'Only flows that read from this connector',
			options: connectorOptions,
			default: 'Salesforce',
		}),
		choice({
			displayName: 'Trigger Type',
			name: 'triggerType',
			description: 'Only flows that are started this way',
			options: [
				{ name: 'Event', value: 'Event' },
				{ name: 'On Demand', value: 'OnDemand' },
				{ name: 'Schedule', value: 'Scheduled' },
			],
			default: 'OnDemand',
		}),
	],
});

export const getMany = appFlowOperation({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many flows',
	description: 'Retrieve a list of flows with their status and how their last runs ended',
	fields: [...limitFields, filters, simplifyField],
	execute({ params, service, signal }) {
		const { nameContains, ...exact } = params.filters;
		const wanted = nameContains?.toLowerCase() ?? '';
		const matches = (flow: FlowDefinition) =>
			(flow.flowName ?? '').toLowerCase().includes(wanted) &&
			flow.flowStatus === (exact.flowStatus ?? flow.flowStatus) &&
			flow.triggerType === (exact.triggerType ?? flow.triggerType) &&
			flow.sourceConnectorType === (exact.sourceConnectorType ?? flow.sourceConnectorType) &&
			flow.destinationConnectorType ===
				(exact.destinationConnectorType ?? flow.destinationConnectorType);
		const pages = pagesOf(async (nextToken) => {
			const page = await service.send('ListFlows', { maxResults: PAGE_SIZE, nextToken }, signal);
			const flows = (page.flows ?? []).filter(matches);
			const item = params.simplify ? listedSummary : toItemJson;
			return { items: flows.map((flow) => item(flow)), next: page.nextToken };
		});
		return limited(pages, params);
	},
});
