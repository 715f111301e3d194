import assert from 'node:assert/strict';
import test from 'node:test';
import { expectMigrationsRoundTrip, expectSingleHead } from 'mig-check/testing';

test('every revision restores the schema', async () => {
  const report = await expectMigrationsRoundTrip();
  assert.equal(report.verdict, 'clean');
  assert.equal(report.verdicts.length, 1);
});

test('the history has one head', async () => {
  await expectSingleHead();
});
