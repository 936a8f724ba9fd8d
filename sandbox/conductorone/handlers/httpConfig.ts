import { LineCounter, parseDocument, isMap, type Document } from 'yaml';

import type { Call } from '../call';
import { string } from '../protojson';

interface Marker {
	severity: 'WARNING' | 'ERROR';
	message: string;
	startLineNumber: number;
	startColumn: number;
	endLineNumber: number;
	endColumn: number;
}

const requiredKeys = ['version', 'app_name', 'connect', 'resource_types'];

/** Looks over the YAML of an HTTP connector; what it finds are markers, never an error status. */
export function validateHttpConfig(call: Call) {
	const { text } = call.read({ text: string });
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines });
	const syntax = [
		...document.errors.map((problem) => ({ ...problem, severity: 'ERROR' as const })),
		...document.warnings.map((problem) => ({ ...problem, severity: 'WARNING' as const })),
	].map(({ severity, message, pos }): Marker => {
		const start = lines.linePos(pos[0]);
		const end = lines.linePos(Math.min(pos[1], text.length));
		return {
			severity,
			message: message.split('\n')[0]?.replace(/ at line .*/, '') ?? '',
			startLineNumber: start.line,
			startColumn: start.col,
			endLineNumber: end.line,
			endColumn: end.col,
		};
	});
	return { markers: syntax.length > 0 ? syntax : missingKeys(document) };
}

function missingKeys(document: Document): Marker[] {
	const { contents } = document;
	const absent = requiredKeys.filter((key) => !isMap(contents) || !contents.has(key));
	return absent.map((key) => ({
		severity: key === 'version' ? 'WARNING' : 'ERROR',
		message: `missing key: ${key}`,
		startLineNumber: 1,
		startColumn: 1,
		endLineNumber: 1,
		endColumn: 1,
	}));
}
