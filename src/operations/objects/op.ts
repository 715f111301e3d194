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
  ...(object extends Rest<Data, Taken> ? [options?: Rest<Data, Taken>] : [options: Rest<Data, Taken>]),
];

/** Methods of `op` for objects other than tables. */
export type ObjectOp = {
  [Op in keyof typeof POSITIONAL]: (...args: Arguments<DataOf<Op>, (typeof POSITIONAL)[Op]>) => Promise<void>;
};
