/** What a test gets for `@jest/globals` while Stryker runs it: Jest's own parts, without Jest around them. */
export { jestExpect as expect } from '@jest/expect';
export { afterAll, afterEach, beforeAll, beforeEach, describe, test } from 'jest-circus';
