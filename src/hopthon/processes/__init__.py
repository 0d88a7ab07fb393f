"""The official planning processes: each one is a TOML file that an office can read, check and replace."""
