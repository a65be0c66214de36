"""Sets Django up for a command. Commands that need no database (read, cite, deadlines) never come here."""

import os
from importlib import import_module
from types import ModuleType

import django
from django.apps import apps


def django_ready() -> None:
    """Set Django up, once. Files that this process and its children make are their owner's alone."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidtam.front.settings")
    if not apps.ready:
        os.umask(0o077)
        django.setup()


def load(name: str) -> ModuleType:
    """A module of ours that can be read only once Django is set up, such as one with models."""
    django_ready()
    return import_module(name)
