SELECT l.indicator_code, a.name_vi AS indicator_name, l.relation, l.other_code, b.name_vi AS other_name, l.reason_vi,
       l.reason_en
FROM indicator_link l
JOIN dim_indicator a ON a.indicator_code = l.indicator_code
JOIN dim_indicator b ON b.indicator_code = l.other_code
