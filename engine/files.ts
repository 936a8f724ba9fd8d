import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** A file that an operation made. */
export interface OutputFile {
	readonly fileName: string;
	/** MIME type, such as `text/html`. */
	readonly mimeType: string;
	readonly data: Buffer;
}

/** An output item with a file. Made by {@link withFile}. */
export class ItemWithFile {
	constructor(
		readonly json: IDataObject,
		/** The item's binary field. */
		readonly field: string,
		readonly file: OutputFile,
	) {}
}

/**
 * An output item with a file.
 *
 * @param field Name of the binary field that holds it
 */
export function withFile(json: IDataObject, file: OutputFile, field = 'data'): ItemWithFile {
	return new ItemWithFile(json, field, file);
}

/** Gives the file to n8n, which keeps it where the instance keeps binary data. */
export async function storeFile(
	{ helpers }: IExecuteFunctions,
	{ field, file }: ItemWithFile,
): Promise<NonNullable<INodeExecutionData['binary']>> {
	const { data, fileName, mimeType } = file;
	return { [field]: await helpers.prepareBinaryData(data, fileName, mimeType) };
}
