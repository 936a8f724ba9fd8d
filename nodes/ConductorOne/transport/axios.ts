/**
 * The one door through which axios enters. The build bundles this file in place, so that the
 * published package has no dependencies; it is imported lazily, so that loading n8n does not load it.
 */
import axios from 'axios';
import type { AxiosInstance, CreateAxiosDefaults } from 'axios';

export type { AxiosAdapter, AxiosInstance, AxiosResponse } from 'axios';

/** Makes a client of its own, which shares no settings with the one that n8n uses. */
export function createAxios(defaults: CreateAxiosDefaults): AxiosInstance {
	return axios.create(defaults);
}
