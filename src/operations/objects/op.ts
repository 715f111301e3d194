import type { OperationDefinition } from '../definition.ts';
import type { objectDefinitions } from './groups.ts';
import type { POSITIONAL } from './positional.ts';

type DataOf<Op extends keyof typeof POSITIONAL> =
  (typeof objectDefinitions)[Op] extends OperationDefinition<infer Data, infer _Inverse> ? Data : never;

type Rest<Data, Taken> = Omit<
  Data,
  'op' | (Taken extends readonly (infer Name)[] ? Name & keyof Data : never)
>;

type Arguments<Data, Taken extends readonly unknown[]> = [
  ...{ [Position in keyof Taken]: Data[Taken[Position] & keyof Data] },
  ...Options<Rest<Data, Taken>>,
];

/** What has no options takes none: an empty object type would let any pass. */
type Options<Data> = keyof Data extends never ? [] : object extends Data ? [options?: Data] : [options: Data];

/** Methods of `op` for objects other than tables. */
export type ObjectOp = {
  [Op in keyof typeof POSITIONAL]: (...args: Arguments<DataOf<Op>, (typeof POSITIONAL)[Op]>) => Promise<void>;
};
