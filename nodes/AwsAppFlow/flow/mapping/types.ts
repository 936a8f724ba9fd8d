import type {
	ConnectorEntityField,
	ConnectorType,
	Task,
	WriteOperationType,
} from '@aws-sdk/client-appflow';

/** One field that is transferred under its own or another name. */
export interface FieldMapping {
	readonly source: string;
	readonly destination: string;
}

/** A field of the destination that is made of several of the source. */
export type Combination =
	| {
			readonly operation: 'concatenate';
			readonly destination: string;
			readonly sources: readonly string[];
			/** With placeholders such as `${FirstName}`. */
			readonly format: string;
	  }
	| {
			readonly operation: 'ADDITION' | 'SUBTRACTION' | 'MULTIPLICATION' | 'DIVISION';
			readonly destination: string;
			readonly sources: readonly [string, string];
	  };

/** A change of a field's value on its way. */
export type Transformation =
	| { readonly kind: 'TRUNCATE'; readonly field: string; readonly length: number }
	| {
			readonly kind: 'MASK_ALL' | 'MASK_FIRST_N' | 'MASK_LAST_N';
			readonly field: string;
			/** Characters that are masked; for all of them, how many the mask has. */
			readonly length: number;
			readonly character: string;
	  };

/** What a field's value has to be, and what happens to records where it is not. */
export interface Validation {
	readonly field: string;
	readonly condition:
		'VALIDATE_NON_NULL' | 'VALIDATE_NON_ZERO' | 'VALIDATE_NON_NEGATIVE' | 'VALIDATE_NUMERIC';
	readonly action: 'DropRecord' | 'DropDataset';
}

/** How a field is compared in a filter. */
export type Comparison =
	| 'BETWEEN'
	| 'CONTAINS'
	| 'EQUAL_TO'
	| 'GREATER_THAN'
	| 'GREATER_THAN_OR_EQUAL_TO'
	| 'LESS_THAN'
	| 'LESS_THAN_OR_EQUAL_TO'
	| 'NOT_EQUAL_TO';

/** A condition that records of the source have to meet. Values are as given: text, numbers, dates. */
export interface Filter {
	readonly field: string;
	readonly operator: Comparison;
	/** One value, or several of which one has to fit. For {@link Comparison} BETWEEN: both bounds. */
	readonly values: readonly unknown[];
	/** AWS's name of the field's type, where the user said it. */
	readonly dataType?: string | undefined;
}

/** What is done with records, whichever way fields are mapped. */
interface Steps {
	readonly transformations: readonly Transformation[];
	readonly validations: readonly Validation[];
	readonly filters: readonly Filter[];
	/** Fields by whose values the destination's files are sorted into folders, from the outside in. */
	readonly partitionKeys: readonly string[];
}

/** What the form read about the way of data through a flow. */
export type Mapping =
	| (Steps & { readonly mode: 'mapAll'; readonly excluded: readonly string[] })
	| (Steps & {
			readonly mode: 'mapEach';
			readonly fields: readonly FieldMapping[];
			readonly combinations: readonly Combination[];
	  })
	| { readonly mode: 'json'; readonly tasks: readonly Task[] };

/** What is known of the flow around its tasks. */
export interface MappingContext {
	readonly source: { readonly connectorType: ConnectorType };
	/** The source's fields, where the account could tell (DescribeConnectorEntity). */
	readonly sourceFields?: readonly ConnectorEntityField[] | undefined;
	/** Those of the destination; S3 and others have none. */
	readonly destinationFields?: readonly ConnectorEntityField[] | undefined;
	/** What is done in the destination, where it is known. */
	readonly writeOperation?: WriteOperationType | undefined;
}
