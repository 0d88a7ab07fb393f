"""Ways to count votes and to decide. Pure and exact; nothing here knows a meeting exists."""
