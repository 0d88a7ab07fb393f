"""What screens and wall pages are made of."""
