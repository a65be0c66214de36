"""Addresses of one addressee of a letter (ux §6: S4)."""

from django.urls import path

from tidtam.letters.recipients import views

app_name = "recipients"
urlpatterns = [
    path("letters/<int:pk>/addressees/<int:row>", views.addressee, name="addressee"),
    path("letters/<int:pk>/addressees/<int:row>/list", views.attached, name="list"),
]
