"""ติดตาม: an official letter goes in, tracked duties and one consolidated answer come out."""

__version__ = "0.1.0"
