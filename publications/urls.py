"""Addresses of publications and venues."""

from django.urls import path

from publications.views import PublicationDetail, PublicationList, VenueDetail

urlpatterns = [
    path("publications/", PublicationList.as_view(), name="publication_list"),
    path("publications/<slug:slug>/", PublicationDetail.as_view(), name="publication_detail"),
    path("venues/<slug:slug>/", VenueDetail.as_view(), name="venue_detail"),
]
