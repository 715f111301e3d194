export { assertNoPlaces, placed, unplaced, type PlacedOperation } from './placed.ts';
export { recreates, type RecreationRules } from './recreates.ts';
export { recreation, type Copy, type Recreation } from './recreation.ts';
export { newReflectArgs, withReflectOptions } from './reflected.ts';
