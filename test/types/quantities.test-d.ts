import type { Bytes, Cores } from 'hostlab';
import { expectTypeOf, test } from 'vitest';

test('cores are not bytes', () => {
  expectTypeOf<Cores>().not.toExtend<Bytes>();
  expectTypeOf<Bytes>().not.toExtend<Cores>();
});

test('a plain number is no quantity until somebody says its unit', () => {
  expectTypeOf<number>().not.toExtend<Cores>();
});

test('a quantity is a number', () => {
  expectTypeOf<Cores>().toExtend<number>();
});
