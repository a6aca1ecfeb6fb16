{# A side is missing only where the body that told the other one has reported on that year too. A target that is set for
one year and not for the next is no gap, nor is one for the end of a strategy. #}
{% include "year_over_year_all.sql" %}
  AND (y.current_value IS NOT NULL AND y.previous_value IS NOT NULL OR y.stated_change IS NOT NULL
       OR y.kind = 'actual' AND EXISTS (
         SELECT 1 FROM dim_report told
         JOIN dim_report peer ON peer.kind = told.kind AND COALESCE(peer.issuer, '') = COALESCE(told.issuer, '')
         WHERE told.report_id = COALESCE(y.current_report_id, y.previous_report_id)
           AND peer.year = CASE WHEN y.current_value IS NULL THEN y.year ELSE y.year - 1 END))
