/** A failure that AppFlow answers with, by its AWS name and HTTP status. */
export class AppFlowError extends Error {
	constructor(
		override readonly name: string,
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

/** The request has invalid or missing parameters. */
export const validation = (message: string) =>
	new AppFlowError('ValidationException', 400, message);

/** A value has another JSON type than the model says. */
export const serialization = (message: string) =>
	new AppFlowError('SerializationException', 400, message);

/** The named thing does not exist. */
export const notFound = (message: string) =>
	new AppFlowError('ResourceNotFoundException', 404, message);

/** The request contradicts what is there. */
export const conflict = (message: string) => new AppFlowError('ConflictException', 409, message);

/** A quota of the account is reached. AWS answers 402, not 429. */
export const quotaExceeded = (message: string) =>
	new AppFlowError('ServiceQuotaExceededException', 402, message);

/** The SaaS application refused the credentials. AWS answers 401, though AWS's own keys are fine. */
export const connectorAuthentication = (message: string) =>
	new AppFlowError('ConnectorAuthenticationException', 401, message);

/** The SaaS application failed. */
export const connectorServer = (message: string) =>
	new AppFlowError('ConnectorServerException', 400, message);

/** The caller may not do this. */
export const accessDenied = (message: string) =>
	new AppFlowError('AccessDeniedException', 403, message);

/** The operation is not for this kind of thing. */
export const unsupported = (message: string) =>
	new AppFlowError('UnsupportedOperationException', 400, message);
