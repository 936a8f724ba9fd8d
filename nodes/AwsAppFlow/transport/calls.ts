import type {
	AppflowClient,
	CancelFlowExecutionsRequest,
	CancelFlowExecutionsResponse,
	CreateConnectorProfileRequest,
	CreateConnectorProfileResponse,
	CreateFlowRequest,
	CreateFlowResponse,
	DeleteConnectorProfileRequest,
	DeleteFlowRequest,
	DescribeConnectorEntityRequest,
	DescribeConnectorEntityResponse,
	DescribeConnectorProfilesRequest,
	DescribeConnectorProfilesResponse,
	DescribeConnectorRequest,
	DescribeConnectorResponse,
	DescribeConnectorsRequest,
	DescribeConnectorsResponse,
	DescribeFlowExecutionRecordsRequest,
	DescribeFlowExecutionRecordsResponse,
	DescribeFlowRequest,
	DescribeFlowResponse,
	ListConnectorEntitiesRequest,
	ListConnectorEntitiesResponse,
	ListConnectorsRequest,
	ListConnectorsResponse,
	ListFlowsRequest,
	ListFlowsResponse,
	ListTagsForResourceRequest,
	ListTagsForResourceResponse,
	RegisterConnectorRequest,
	RegisterConnectorResponse,
	ResetConnectorMetadataCacheRequest,
	ResetConnectorMetadataCacheResponse,
	ServiceInputTypes,
	ServiceOutputTypes,
	StartFlowRequest,
	StartFlowResponse,
	StopFlowRequest,
	StopFlowResponse,
	TagResourceRequest,
	TagResourceResponse,
	UnregisterConnectorRequest,
	UntagResourceRequest,
	UntagResourceResponse,
	UpdateConnectorProfileRequest,
	UpdateConnectorProfileResponse,
	UpdateConnectorRegistrationRequest,
	UpdateConnectorRegistrationResponse,
	UpdateFlowRequest,
	UpdateFlowResponse,
} from '@aws-sdk/client-appflow';
import type { Command } from '@smithy/types';

import { sendDeletion } from './deletion';

/** All operations of the API, each with its request and its response. */
export interface AppFlowOperations {
	CancelFlowExecutions: [CancelFlowExecutionsRequest, CancelFlowExecutionsResponse];
	CreateConnectorProfile: [CreateConnectorProfileRequest, CreateConnectorProfileResponse];
	CreateFlow: [CreateFlowRequest, CreateFlowResponse];
	DeleteConnectorProfile: [DeleteConnectorProfileRequest, void];
	DeleteFlow: [DeleteFlowRequest, void];
	DescribeConnector: [DescribeConnectorRequest, DescribeConnectorResponse];
	DescribeConnectorEntity: [DescribeConnectorEntityRequest, DescribeConnectorEntityResponse];
	DescribeConnectorProfiles: [DescribeConnectorProfilesRequest, DescribeConnectorProfilesResponse];
	DescribeConnectors: [DescribeConnectorsRequest, DescribeConnectorsResponse];
	DescribeFlow: [DescribeFlowRequest, DescribeFlowResponse];
	DescribeFlowExecutionRecords: [
		DescribeFlowExecutionRecordsRequest,
		DescribeFlowExecutionRecordsResponse,
	];
	ListConnectorEntities: [ListConnectorEntitiesRequest, ListConnectorEntitiesResponse];
	ListConnectors: [ListConnectorsRequest, ListConnectorsResponse];
	ListFlows: [ListFlowsRequest, ListFlowsResponse];
	ListTagsForResource: [ListTagsForResourceRequest, ListTagsForResourceResponse];
	RegisterConnector: [RegisterConnectorRequest, RegisterConnectorResponse];
	ResetConnectorMetadataCache: [
		ResetConnectorMetadataCacheRequest,
		ResetConnectorMetadataCacheResponse,
	];
	StartFlow: [StartFlowRequest, StartFlowResponse];
	StopFlow: [StopFlowRequest, StopFlowResponse];
	TagResource: [TagResourceRequest, TagResourceResponse];
	UnregisterConnector: [UnregisterConnectorRequest, void];
	UntagResource: [UntagResourceRequest, UntagResourceResponse];
	UpdateConnectorProfile: [UpdateConnectorProfileRequest, UpdateConnectorProfileResponse];
	UpdateConnectorRegistration: [
		UpdateConnectorRegistrationRequest,
		UpdateConnectorRegistrationResponse,
	];
	UpdateFlow: [UpdateFlowRequest, UpdateFlowResponse];
}

/** Name of an operation of the API, such as `DescribeFlow`. */
export type AppFlowOperation = keyof AppFlowOperations;

type AppFlowCalls = {
	readonly [Name in AppFlowOperation]: (
		input: AppFlowOperations[Name][0],
		signal?: AbortSignal,
	) => Promise<AppFlowOperations[Name][1]>;
};

/** A command's class, with the types of its input and its output. */
type CommandOf<Input extends ServiceInputTypes, Output extends ServiceOutputTypes> = new (
	input: Input,
) => Command<ServiceInputTypes, Input, ServiceOutputTypes, Output, AppflowClient['config']>;

/** Each operation as a function of its request. */
export function callsOf(client: AppflowClient, sdk: typeof import('./sdk')): AppFlowCalls {
	const options = (abortSignal?: AbortSignal) => ({ ...(abortSignal && { abortSignal }) });
	const call =
		<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
			SdkCommand: CommandOf<Input, Output>,
		) =>
		async (input: Input, signal?: AbortSignal) =>
			await client.send(new SdkCommand(input), options(signal));
	const deletion =
		<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
			SdkCommand: CommandOf<Input, Output>,
		) =>
		async (input: Input, signal?: AbortSignal) =>
			void (await sendDeletion(client, new SdkCommand(input), options(signal)));
	return {
		CancelFlowExecutions: call(sdk.CancelFlowExecutionsCommand),
		CreateConnectorProfile: call(sdk.CreateConnectorProfileCommand),
		CreateFlow: call(sdk.CreateFlowCommand),
		DeleteConnectorProfile: deletion(sdk.DeleteConnectorProfileCommand),
		DeleteFlow: deletion(sdk.DeleteFlowCommand),
		DescribeConnector: call(sdk.DescribeConnectorCommand),
		DescribeConnectorEntity: call(sdk.DescribeConnectorEntityCommand),
		DescribeConnectorProfiles: call(sdk.DescribeConnectorProfilesCommand),
		DescribeConnectors: call(sdk.DescribeConnectorsCommand),
		DescribeFlow: call(sdk.DescribeFlowCommand),
		DescribeFlowExecutionRecords: call(sdk.DescribeFlowExecutionRecordsCommand),
		ListConnectorEntities: call(sdk.ListConnectorEntitiesCommand),
		ListConnectors: call(sdk.ListConnectorsCommand),
		ListFlows: call(sdk.ListFlowsCommand),
		ListTagsForResource: call(sdk.ListTagsForResourceCommand),
		RegisterConnector: call(sdk.RegisterConnectorCommand),
		ResetConnectorMetadataCache: call(sdk.ResetConnectorMetadataCacheCommand),
		StartFlow: call(sdk.StartFlowCommand),
		StopFlow: call(sdk.StopFlowCommand),
		TagResource: call(sdk.TagResourceCommand),
		UnregisterConnector: deletion(sdk.UnregisterConnectorCommand),
		UntagResource: call(sdk.UntagResourceCommand),
		UpdateConnectorProfile: call(sdk.UpdateConnectorProfileCommand),
		UpdateConnectorRegistration: call(sdk.UpdateConnectorRegistrationCommand),
		UpdateFlow: call(sdk.UpdateFlowCommand),
	};
}
