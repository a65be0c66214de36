"""All addresses: the desk, and the rooms' own."""

from django.urls import include, path

from tidtam.front import desk, organisations, search

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("search", search.search, name="search"),
    path("", include("tidtam.accounts.urls")),
    path("", include("tidtam.directory.urls")),
    path("", include("tidtam.directory.imports.urls")),
    path("admin/units/events/<int:pk>/cancel", organisations.cancel_event, name="cancel_event"),
    path("admin/units/<str:code>", organisations.organisation, name="organisation"),
    path("admin/units/<str:code>/changes/<str:kind>", organisations.change, name="organisation_change"),
    path("", include("tidtam.letters.urls")),
    path("", include("tidtam.letters.chain.urls")),
    path("", include("tidtam.letters.registers.urls")),
    path("", include("tidtam.letters.recipients.urls")),
    path("", include("tidtam.directives.urls")),
    path("", include("tidtam.directives.life.urls")),
]

handler400 = "tidtam.front.pages.bad_request"
handler403 = "tidtam.front.pages.forbidden"
handler404 = "tidtam.front.pages.not_found"
handler500 = "tidtam.front.pages.broken"
