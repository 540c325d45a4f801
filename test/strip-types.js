import { stripTypeScriptTypes } from 'node:module';

/**
 * Jest's transformer: Node's own type stripping. Types are replaced by blanks, so every line and column of a
 * failure is that of the source, and no second compiler can disagree with the one that Node itself runs.
 */
const transformer = {
  process: (source) => ({ code: stripTypeScriptTypes(source, { mode: 'strip' }) }),
};

export default transformer;
