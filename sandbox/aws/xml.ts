import { isObject, type JsonObject } from '../core/json';

/** XML elements from nested objects; text is escaped. */
export function toXml(elements: JsonObject): string {
	return Object.entries(elements)
		.filter(([, content]) => content !== undefined)
		.map(([name, content]) => {
			const inner = isObject(content) ? toXml(content) : escaped(String(content));
			return `<${name}>${inner}</${name}>`;
		})
		.join('');
}

function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
