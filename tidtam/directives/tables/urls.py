"""Addresses of the status tables; the room's urls include them, so that they share its names."""

from django.urls import path

from tidtam.directives.tables import views

urlpatterns = [
    path("letters/<int:pk>/matrix.csv", views.letter_sheet, name="letter_sheet"),
    path("letters/<int:pk>/matrix", views.letter_matrix, name="letter_matrix"),
    path("matrix", views.matrix, name="matrix"),
]
