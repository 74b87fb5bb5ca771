"""Addresses of people and organizations."""

from django.urls import path

from people.views import OrganizationDetail, OrganizationList, PersonDetail, PersonList, TopicDetail

urlpatterns = [
    path("people/", PersonList.as_view(), name="person_list"),
    path("people/<slug:slug>/", PersonDetail.as_view(), name="person_detail"),
    path("organizations/", OrganizationList.as_view(), name="organization_list"),
    path("organizations/<slug:slug>/", OrganizationDetail.as_view(), name="organization_detail"),
    path("topics/<slug:slug>/", TopicDetail.as_view(), name="topic_detail"),
]
