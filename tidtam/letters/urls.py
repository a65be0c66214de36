"""Addresses of the letters room (ux §6: S3, S4)."""

from django.urls import path

from tidtam.letters import views

app_name = "letters"
urlpatterns = [
    path("letters", views.letters, name="list"),
    path("letters/new", views.new, name="new"),
    path("letters/<int:pk>", views.letter, name="letter"),
    path("letters/<int:pk>/review", views.review, name="review"),
    path("letters/<int:pk>/read", views.read, name="read"),
    path("letters/<int:pk>/reopen", views.reopen, name="reopen"),
    path("letters/<int:pk>/discard", views.discard, name="discard"),
    path("letters/<int:pk>/files/<int:file_pk>", views.file, name="file"),
]
