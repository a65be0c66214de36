"""Addresses of the directory; the page of one organisation shows things of many rooms and is front's."""

from django.urls import path

from tidtam.directory import views

app_name = "directory"

urlpatterns = [
    path("admin/units", views.units, name="units"),
    path("admin/units/duplicates", views.likely_duplicates, name="duplicates"),
    path("admin/units/duplicates/apart", views.keep_apart, name="keep_apart"),
    path("admin/units/heads/<int:pk>/end", views.end_post, name="end_post"),
    path("admin/units/contacts/<int:pk>", views.change_contact, name="change_contact"),
    path("admin/units/contacts/<int:pk>/trust", views.judge_contact, name="judge_contact"),
    path("admin/units/<str:code>/heads", views.appoint, name="appoint"),
    path("admin/units/<str:code>/contacts", views.add_contact, name="add_contact"),
]
