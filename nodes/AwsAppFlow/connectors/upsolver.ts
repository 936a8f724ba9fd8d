import { filesBucketName, filesBucketPrefix, outputFormat, prefixType } from './flowMembers';
import { inside, required } from './members';
import type { Connector, Member, TextMember } from './types';

const upsolverBucketName: TextMember = {
	...filesBucketName,
	description: "S3 bucket that Upsolver reads. Its name begins with 'upsolver-appflow'.",
	placeholder: 'e.g. upsolver-appflow-my-company',
	min: 16,
	max: 63,
	pattern: /^(upsolver-appflow)\S*$/,
	patternHint: "begin with 'upsolver-appflow' and have no spaces in it",
};

export const upsolver = {
	type: 'Upsolver',
	label: 'Upsolver',
	flow: {
		key: 'Upsolver',
		destination: {
			members: [
				upsolverBucketName,
				filesBucketPrefix,
				...inside<Member>('s3OutputFormatConfig', [required(prefixType), ...outputFormat]),
			],
			writeOperations: [],
		},
	},
} satisfies Connector;
