/**
 * Each ticket's header and facts move out of its `doc` into a column of their own, in the form that
 * `timeline.ts` reads: here every fact is the JSON object it was, since that form takes any so.
 * Saving a ticket makes its text shorter.
 */
export const TIMELINE = `
ALTER TABLE ticket ADD COLUMN timeline TEXT NOT NULL DEFAULT '';

UPDATE ticket SET
  timeline = '1' ||
    json_array(
      json_extract(doc, '$.header'), json_array(), json_array_length(doc, '$.facts')
    ) || char(10) ||
    COALESCE(
      (SELECT group_concat(value || char(10), '' ORDER BY key) FROM json_each(doc, '$.facts')), ''
    ),
  doc = json_remove(doc, '$.header', '$.facts');
`;
