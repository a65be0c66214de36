"""Addresses of imports, and of the directory as tables."""

from django.urls import path

from tidtam.directory.imports import views

app_name = "imports"

urlpatterns = [
    path("import", views.start, name="start"),
    path("import/template", views.template, name="template"),
    path("import/<int:pk>", views.one, name="one"),
    path("import/<int:pk>/map", views.map_columns, name="map"),
    path("import/<int:pk>/commit", views.commit, name="commit"),
    path("import/<int:pk>/discard", views.discard, name="discard"),
    path("import/<int:pk>/rejects.xlsx", views.rejects, name="rejects"),
    path("admin/units.xlsx", views.units_xlsx, name="units_xlsx"),
    path("admin/units.csv", views.units_csv, name="units_csv"),
]
