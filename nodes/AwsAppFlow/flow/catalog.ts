import type { MetadataCatalogConfig } from '@aws-sdk/client-appflow';

import type { Field, ParameterReader } from '../../../engine/field';
import { choice, flag, requiredText, showWhen } from '../../../engine/fields';

const PRINTABLE = {
	pattern: /^[\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}\t]+$/u,
	patternHint: 'have no line breaks or control characters in it',
};

const catalogInGlue = flag({
	displayName: 'Catalog in AWS Glue',
	name: 'catalogInGlue',
	description: 'Whether to keep tables in the AWS Glue Data Catalog about the files',
});

const role = requiredText({
	displayName: 'Glue Role ARN',
	name: 'glueRoleArn',
	description: 'IAM role that lets AppFlow make tables, databases, and partitions in the catalog',
	placeholder: 'e.g. arn:aws:iam::123456789012:role/appflow-glue',
	max: 512,
	pattern: /^arn:\S+$/,
	patternHint: "be an ARN: begin with 'arn:' and have no spaces in it",
});

const database = requiredText({
	displayName: 'Glue Database',
	name: 'glueDatabaseName',
	description: 'Existing database of the catalog',
	placeholder: 'e.g. appflow',
	max: 255,
	...PRINTABLE,
});

const prefix = requiredText({
	displayName: 'Glue Table Prefix',
	name: 'glueTablePrefix',
	description: 'What the names of the tables begin with',
	placeholder: 'e.g. salesforce',
	max: 128,
	...PRINTABLE,
});

const catalogChange = choice({
	displayName: 'Glue Catalog',
	name: 'catalogChange',
	noDataExpression: true,
	description: 'Tables in the AWS Glue Data Catalog about the files, for flows that write to S3',
	options: [
		{ name: 'Keep as It Is', value: 'keep' },
		{ name: 'Remove', value: 'remove', description: 'Have no more tables' },
		{ name: 'Set', value: 'set', description: 'Have tables as said below' },
	],
	default: 'keep',
});

const IN_S3 = { destinationConnectorType: ['S3'] };

function membersShown(show: Record<string, Array<string | boolean>>) {
	return [role, database, prefix].flatMap((field) => showWhen(field, show).properties);
}

function readMembers(reader: ParameterReader): MetadataCatalogConfig {
	return {
		glueDataCatalog: {
			roleArn: role.read(reader),
			databaseName: database.read(reader),
			tablePrefix: prefix.read(reader),
		},
	};
}

/** The AWS Glue Data Catalog entry of a flow that writes to S3; `undefined` if it has none. */
export const flowCatalog: Field<'catalog', MetadataCatalogConfig | undefined> = {
	name: 'catalog',
	properties: [
		...showWhen(catalogInGlue, IN_S3).properties,
		...membersShown({ ...IN_S3, catalogInGlue: [true] }),
	],
	read(reader) {
		const destination = reader.get('destinationConnectorType') ?? 'S3';
		if (destination !== 'S3' || !catalogInGlue.read(reader)) return undefined;
		return readMembers(reader);
	},
};

/** What becomes of a flow's catalog entry: a new one, none, or `'keep'`. */
export const flowCatalogChanges: Field<'catalog', MetadataCatalogConfig | 'keep' | undefined> = {
	name: 'catalog',
	properties: [...catalogChange.properties, ...membersShown({ catalogChange: ['set'] })],
	read(reader) {
		const change = catalogChange.read(reader);
		if (change === 'keep') return 'keep';
		return change === 'set' ? readMembers(reader) : undefined;
	},
};
