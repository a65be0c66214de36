"""Addresses of the registers."""

from django.urls import path

from tidtam.letters.registers import views

app_name = "registers"
urlpatterns = [
    path("registers", views.books, name="books"),
    path("registers/open", views.open_register, name="open"),
    path("registers/<int:pk>", views.book, name="book"),
    path("registers/<int:pk>/export.<str:kind>", views.export, name="export"),
    path("registers/<int:pk>/new", views.new, name="new"),
    path("registers/<int:pk>/reserve", views.reserve, name="reserve"),
    path("registers/<int:pk>/start", views.start, name="start"),
    path("registers/entries/<int:pk>", views.entry, name="entry"),
    path("registers/entries/<int:pk>/use", views.use, name="use"),
    path("registers/entries/<int:pk>/cancel", views.cancel, name="cancel"),
    path("letters/<int:pk>/register", views.letter_register, name="letter"),
    path("letters/<int:pk>/keeping", views.keeping, name="keeping"),
    path("keeping", views.survey, name="survey"),
    path("keeping/export.<str:kind>", views.survey_export, name="survey_export"),
]
