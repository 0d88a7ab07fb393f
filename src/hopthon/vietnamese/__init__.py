"""How Vietnamese is spelled, and typing it on plain keys (Telex, VNI). Knows no screen."""
