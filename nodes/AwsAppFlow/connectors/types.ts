import type {
	ConnectionMode,
	ConnectorType,
	Operator,
	TriggerType,
	WriteOperationType,
} from '@aws-sdk/client-appflow';

import type { Choice, TextRules } from '../../../engine/fields';

interface MemberBase {
	/** Name of the parameter, shared by all connectors where the meaning is the same. */
	readonly name: string;
	/** Where the value goes inside the connector's structure, such as `['oAuthRequest', 'authCode']`. */
	readonly path: readonly string[];
	readonly label: string;
	readonly description?: string;
	readonly placeholder?: string;
	readonly hint?: string;
	/** Whether nobody but the service may see the value; shown as a password. */
	readonly secret?: true;
	/** Whether the service cannot do without it in practice, whatever its model says. */
	readonly required?: true;
}

/** A text; lengths in characters. */
export interface TextMember extends MemberBase, TextRules {
	readonly kind: 'text';
	/** Whether white space at both ends belongs to the value. */
	readonly keepSpace?: true;
	/** Whether it is a key in PEM form, whose line breaks matter. */
	readonly pem?: true;
	/** The node's `loadOptions` method that knows the values a custom connector offers. */
	readonly lookup?: 'getCustomAuthenticationTypes' | 'getDataTransferApis';
	/** The parameters that the look-up depends on; the connector's label if not given. */
	readonly dependsOn?: readonly string[];
	/** What to send for a value as the service returns it, where these differ. */
	readonly fromService?: (returned: string) => string;
}

/** Yes or no. */
export interface FlagMember extends MemberBase {
	readonly kind: 'flag';
	readonly default: boolean;
}

/** A whole number. */
export interface NumberMember extends MemberBase {
	readonly kind: 'number';
	readonly minimum: number;
	/** Absent where the API model has no bound. */
	readonly maximum?: number;
	readonly default: number;
}

/** Several texts; the rules hold for each. */
export interface ListMember extends MemberBase, TextRules {
	readonly kind: 'list';
}

/** One of a fixed set of values. */
export interface ChoiceMember extends MemberBase {
	readonly kind: 'choice';
	readonly options: ReadonlyArray<Choice<string>>;
	readonly default: string;
}

/** Several of a fixed set of values, in the order in which they were chosen. */
export interface ChoicesMember extends MemberBase {
	readonly kind: 'choices';
	readonly options: ReadonlyArray<Choice<string>>;
}

/** The form of its own that a custom connector's names and values get. */
export interface Mapper {
	/** The parameter's name. */
	readonly name: string;
	readonly label: string;
	readonly description: string;
	/** What one entry is called, and several. */
	readonly words: { readonly singular: string; readonly plural: string };
	readonly method: 'getCustomConnectorProperties' | 'getSourceSettings' | 'getDestinationSettings';
	/** The parameters that it depends on which names there are. */
	readonly dependsOn: readonly string[];
}

/** Names and values that only the user, or the custom connector, knows. */
export interface MapMember extends MemberBase {
	readonly kind: 'map';
	/** What one entry is called, such as "property". */
	readonly entry: string;
	readonly maximum: number;
	readonly keyRules: TextRules;
	readonly valueRules: TextRules;
	/** The node's `loadOptions` method that knows the names. */
	readonly lookup?: 'getCustomAuthParameters';
	/** The node's `resourceMapping` method that knows the names; adds a field of this name. */
	readonly mapper?: Mapper;
}

/** One value of a connector's properties or credentials. */
export type Member =
	TextMember | FlagMember | NumberMember | ListMember | ChoiceMember | ChoicesMember | MapMember;

/** A property of the connection. */
export type Property = Member & {
	/** The ways to authenticate that it belongs to; all if not given. */
	readonly ways?: readonly string[];
	/** The connection mode that it belongs to; both if not given. */
	readonly mode?: ConnectionMode;
};

/** A member that the chosen way decides. */
export interface FixedMember {
	readonly member: ChoiceMember | FlagMember;
	readonly value: string | boolean;
}

/** A way to authenticate. */
export interface Way {
	/** Stable id, saved in people's workflows and credentials: never changes. */
	readonly value: string;
	readonly label: string;
	readonly description?: string;
	/** Whether it should not be chosen any more; the description says why. */
	readonly deprecated?: true;
	/** What it needs, in the order of the form; not all of it has to be kept secret. */
	readonly secrets: readonly Member[];
	readonly fixedCredentials?: readonly FixedMember[];
	readonly fixedProperties?: readonly FixedMember[];
}

/** What is needed to make a connector profile. */
export interface Profile {
	/** The connector's key in the API's unions; differs from its type for three of them. */
	readonly key: string;
	/** Whether the connection can be private, through AWS PrivateLink. */
	readonly privateMode?: true;
	/** Whether a label says which of many connectors is meant. */
	readonly labelled?: true;
	readonly properties: readonly Property[];
	/** The first one is what a new form starts with. */
	readonly ways: readonly [Way, ...Way[]];
}

/** A member of what a flow reads from or writes to. */
export type FlowMember = Member & {
	/** Whether the form shows it without being asked to, although it is not required. */
	readonly prominent?: true;
	/** The values of another member of the form without which it makes no sense. */
	readonly onlyWith?: { readonly name: string; readonly values: readonly string[] };
};

/** What a connector takes part in a flow with, on one side of it. */
export interface FlowEnd {
	/** The record type, such as an account or a ticket, where the application has such. */
	readonly object?: TextMember;
	/** Everything else in the connector's structure, in the order of the form. */
	readonly members: readonly FlowMember[];
}

/** What a connector is as the source of a flow. */
export interface FlowSource extends FlowEnd {
	/** What tasks can do with its fields: filters, arithmetic, masks, validations. */
	readonly operators: readonly Operator[];
	readonly triggers: readonly TriggerType[];
	/** The shortest time between two runs of a schedule, in minutes. */
	readonly shortestInterval: number;
}

/** What a connector is as the destination of a flow. */
export interface FlowDestination extends FlowEnd {
	/** Empty where a flow only ever adds, and the API has no member for it. */
	readonly writeOperations: readonly WriteOperationType[];
}

/** What a connector can be in a flow. */
interface FlowRole {
	/** The connector's key in the API's unions; differs from its type for three of them. */
	readonly key: string;
	readonly source?: FlowSource;
	readonly destination?: FlowDestination;
}

/** A connector as the catalogue holds it. */
export interface Connector {
	readonly type: ConnectorType;
	readonly label: string;
	readonly description?: string;
	/** Why it should not be chosen any more, and what to choose instead. */
	readonly deprecated?: string;
	/** Absent where AWS has no connector profiles for it. */
	readonly profile?: Profile;
	readonly flow: FlowRole;
}

/** A connector that can have profiles. */
export interface ProfileConnector extends Connector {
	readonly profile: Profile;
}

/** A connector that flows can read from. */
export interface SourceConnector extends Connector {
	readonly flow: FlowRole & { readonly source: FlowSource };
}

/** A connector that flows can write to. */
export interface DestinationConnector extends Connector {
	readonly flow: FlowRole & { readonly destination: FlowDestination };
}
