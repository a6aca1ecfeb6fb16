SELECT c.row_id, c.report_id, c.stage, c.action, c.page, c.locator, c.raw, c.reading, c.value, c.rules, c.reason,
       c.told, c.status, c.source, c.recorded_from
FROM correction c
WHERE c.recorded_to IS NULL
