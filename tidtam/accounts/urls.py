"""Addresses of the accounts room (ux §6: S1)."""

from django.urls import URLPattern

app_name = "accounts"
urlpatterns: list[URLPattern] = []
