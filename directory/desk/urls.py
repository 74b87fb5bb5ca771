"""Addresses of the review desk."""

from django.urls import path

from directory.desk import index, upload

app_name = "desk"
urlpatterns = [
    path("", index.index, name="index"),
    path("upload/", upload.upload, name="upload"),
    path("upload/<uuid:batch>/", upload.plan, name="plan"),
]
