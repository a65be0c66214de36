"""Addresses of what becomes of a directive after it was circulated."""

from django.urls import path

from tidtam.directives.life import views

app_name = "life"
urlpatterns = [
    path("letters/<int:pk>/life", views.life, name="life"),
    path("letters/<int:pk>/life/<slug:verb>", views.change, name="change"),
    path("letters/<int:pk>/life/follow/<int:earlier>/<slug:effect>", views.follow, name="follow"),
    path("letters/<int:pk>/units/<int:organisation>", views.unit, name="unit"),
    path("obligations/<int:pk>", views.obligation, name="obligation"),
    path("obligations/<int:pk>/ask", views.ask, name="ask"),
    path("requests", views.requests, name="requests"),
    path("requests/<int:pk>", views.decide, name="decide"),
]
