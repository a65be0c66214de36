"""Addresses of the directory."""

from django.urls import path

from tidtam.directory import views

app_name = "directory"

urlpatterns = [path("admin/units", views.units, name="units")]
