"""The door for the WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

os.umask(0o077)  # letters, their files and the key are for their owner alone, whichever server it runs in
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidtam.front.settings")
application = get_wsgi_application()
