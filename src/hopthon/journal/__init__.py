"""The meeting file: an append-only, hash-chained log in one SQLite file.

The only package that speaks SQLite. It stores records and knows nothing of what they mean.
"""
