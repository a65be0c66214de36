"""Addresses of the chain of letters."""

from django.urls import path

from tidtam.letters.chain import views

app_name = "chain"
urlpatterns = [
    path("letters/gaps", views.gaps, name="gaps"),
    path("letters/<int:pk>/chain", views.letter_chain, name="letter"),
]
