"""tidtam manage …: Django's own commands."""

from django.core.management import execute_from_command_line

from tidtam.front import ready


def run(argv: list[str]) -> int:
    ready.django_ready()
    execute_from_command_line(["tidtam manage", *argv])
    return 0
