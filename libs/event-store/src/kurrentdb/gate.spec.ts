import { expect, it } from '@jest/globals';
import { createGate } from './gate.js';

it('lets in what there is room for, in the order of asking, and one that is too large alone', async () => {
  const gate = createGate(3, 100);
  const entered: number[] = [];
  const leave = new Map<number, () => void>();
  const enter = (name: number, bytes: number): void =>
    void gate.enter(bytes).then((left) => {
      entered.push(name);
      leave.set(name, left);
    });
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  [40, 40, 40, 10, 500, 10].forEach((bytes, name) => enter(name, bytes));
  await settled();
  expect(entered).toEqual([0, 1]);
  leave.get(0)!();
  await settled();
  expect(entered).toEqual([0, 1, 2, 3]);
  leave.get(1)!();
  leave.get(2)!();
  await settled();
  // the small one that came later does not overtake the large one
  expect(entered).toEqual([0, 1, 2, 3]);
  leave.get(3)!();
  await settled();
  expect(entered).toEqual([0, 1, 2, 3, 4]);
  leave.get(4)!();
  await settled();
  expect(entered).toEqual([0, 1, 2, 3, 4, 5]);
});
