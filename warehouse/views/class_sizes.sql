SELECT class_code, name_vi AS class_name, valid_from, valid_to, size, source FROM entity_class
