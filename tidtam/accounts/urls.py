"""Addresses of the accounts room (ux §6: S1)."""

from django.urls import path

from tidtam.accounts import views

app_name = "accounts"
urlpatterns = [
    path("login", views.login, name="login"),
    path("login/<str:token>", views.link, name="link"),
    path("logout", views.logout, name="logout"),
]
