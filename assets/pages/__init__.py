"""The static site: pages for people who look rather than query, made of the documented views and of staged reports.

How files are written, words put and charts drawn is here; reading the warehouse is for `warehouse`, drawing pages of a
report for `sources`, and when the site is made for `assets` and `pipelines`.
"""
