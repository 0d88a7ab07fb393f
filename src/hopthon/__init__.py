"""Facilitate a village planning meeting from one terminal."""

__version__ = "0.1.0"
