"""Addresses of the review desk."""

from django.urls import path

from directory.desk import conflicts, decided, forgetting, health, index, merging, past, questions, unread, upload

app_name = "desk"
urlpatterns = [
    path("", index.index, name="index"),
    path("upload/", upload.upload, name="upload"),
    path("upload/<uuid:batch>/", upload.plan, name="plan"),
    path("questions/", questions.questions, name="questions"),
    path("conflicts/", conflicts.conflicts, name="conflicts"),
    path("unread/", unread.unread, name="unread"),
    path("health/", health.health, name="health"),
    path("merge/<str:label>/", merging.merge, name="merge"),
    path("split/<str:label>/<int:number>/", merging.split, name="split"),
    path("forget/<int:number>/", forgetting.forget, name="forget"),
    path("history/<str:label>/<int:number>/", past.history, name="history"),
    path("deleted/", past.deleted, name="deleted"),
    path("decisions/", decided.decided, name="decisions"),
]
