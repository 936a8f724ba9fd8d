/**
 * The one door through which the AWS SDK enters. The build bundles this file in place, so that the
 * published package has no dependencies; it is imported lazily, so that loading n8n does not load it.
 */
export {
	AppflowClient,
	CancelFlowExecutionsCommand,
	CreateConnectorProfileCommand,
	CreateFlowCommand,
	DeleteConnectorProfileCommand,
	DeleteFlowCommand,
	DescribeConnectorCommand,
	DescribeConnectorEntityCommand,
	DescribeConnectorProfilesCommand,
	DescribeConnectorsCommand,
	DescribeFlowCommand,
	DescribeFlowExecutionRecordsCommand,
	ListConnectorEntitiesCommand,
	ListConnectorsCommand,
	ListFlowsCommand,
	ListTagsForResourceCommand,
	RegisterConnectorCommand,
	ResetConnectorMetadataCacheCommand,
	StartFlowCommand,
	StopFlowCommand,
	TagResourceCommand,
	UnregisterConnectorCommand,
	UntagResourceCommand,
	UpdateConnectorProfileCommand,
	UpdateConnectorRegistrationCommand,
	UpdateFlowCommand,
} from '@aws-sdk/client-appflow';
export { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
export { SignatureV4 } from '@smithy/signature-v4';
