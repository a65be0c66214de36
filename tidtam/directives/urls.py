"""Addresses of the directives room (ux §6: S5, S6, S7)."""

from django.urls import include, path

from tidtam.directives import views

app_name = "directives"
urlpatterns = [
    path("letters/<int:pk>/circulate", views.circulate, name="circulate"),
    path("letters/<int:pk>/circulate/<slug:key>", views.members, name="members"),
    path("letters/<int:pk>/recall", views.recall, name="recall"),
    path("letters/<int:pk>/undo", views.undo, name="undo"),
    path("", include("tidtam.directives.tables.urls")),
    path("obligations", views.board, name="board"),
    path("burden", views.burden, name="burden"),
    path("burden.csv", views.burden_csv, name="burden_csv"),
]
