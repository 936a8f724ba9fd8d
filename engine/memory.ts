import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** What a node remembers from one execution of its workflow to the next. */
export interface Memory {
	/** Whether n8n keeps what is written: not in manual executions, nor while an agent uses the node. */
	readonly kept: boolean;
	/** What was written under this name, as it came back from n8n's database. */
	read(name: string): unknown;
	write(name: string, value: IDataObject): void;
}

/** The node's own part of the workflow's static data. Read when it is used, not before. */
export function memoryOf(context: IExecuteFunctions): Memory {
	return {
		kept: context.getMode() !== 'manual' && !context.isToolExecution(),
		read: (name) => context.getWorkflowStaticData('node')[name],
		write(name, value) {
			context.getWorkflowStaticData('node')[name] = value;
		},
	};
}
