SELECT c.changed_on, c.change_kind, b.entity_code AS from_entity_code, b.name_vi AS from_entity,
       a.entity_code AS to_entity_code, a.name_vi AS to_entity, c.whole, c.legal_basis
FROM entity_change c
JOIN dim_entity b ON b.entity_id = c.from_entity_id
JOIN dim_entity a ON a.entity_id = c.to_entity_id
