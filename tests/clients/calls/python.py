"""The nine calls through the classes that openapi-generator wrote for Python."""

import hashlib
import json
import sys
from urllib.parse import parse_qs, urlsplit

import immuno_directory as api

_, url, since = sys.argv
client = api.ApiClient(api.Configuration(host=url))
of_access = api.AccessApi(client)
of_directory = api.DirectoryApi(client)
of_releases = api.ReleasesApi(client)
of_resources = api.ResourcesApi(client)


def refusal(call) -> api.ApiException:
    """All that is not 2xx is raised, 304 too."""
    try:
        call()
    except api.ApiException as error:
        return error
    raise AssertionError("was answered")


def body(answer):
    return json.loads(answer.to_json())


def digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


filters = {
    "country": ["BE", "FR"],
    "cancer_type": ["melanoma", "nsclc"],
    "kind": [api.Kind.ORGANISATION, api.Kind.HELPLINE],
    "sort": api.ResourceSort.TITLE,
    "limit": 3,
}
first = of_resources.list_resources(**filters)
cursor = parse_qs(urlsplit(first.page.next).query)["cursor"][0]
second = of_resources.list_resources(**filters, cursor=cursor)

id = first.data[0].id
kept = of_resources.get_resource_with_http_info(id)
resource = kept.data
# Headers are spelled as they came: in small letters over HTTP/2.
tag = next(value for name, value in kept.headers.items() if name.lower() == "etag")
again = refusal(lambda: of_resources.get_resource(id, if_none_match=tag))

access = of_access.get_access(country="BE", cancer_type="nsclc", locale="fr")
availability = of_access.list_country_availability("BE", cancer_type=["melanoma", "nsclc"])
found = of_directory.search("melanoom", type=[api.SearchType.CANCER_MINUS_TYPE, api.SearchType.RESOURCE], limit=3)
changes = of_releases.list_changes(since=since)
# Texts are taken as they come: it makes objects of JSON and plain text only. Of the feed it would also
# ask for a problem, the first type of the operation that has "json" in its name.
release = of_releases.download_release_without_preload_content().data
feed = of_releases.follow_changes_without_preload_content(
    country=["BE"], _headers={"Accept": "application/atom+xml"}
).data
missing = refusal(lambda: of_resources.get_resource("none"))
refused = refusal(lambda: of_access.get_access(country="BE", cancer_type="none"))

told = {
    "resources": {
        "bodies": [body(first), body(second)],
        "seen": [it for page in (first, second) for it in (page.page.total, *(one.id for one in page.data))],
    },
    "resource": {
        "bodies": [body(resource)],
        "seen": [resource.data.title, resource.data.kind, again.status],
    },
    "access": {
        "bodies": [body(access)],
        "seen": [
            access.data.state,
            access.meta.notice.text,
            *(
                word
                for one in access.data.eu_wide.authorisations
                for given in one.use.var_with
                for word in given.any_of
            ),
        ],
    },
    "availability": {
        "bodies": [body(availability)],
        "seen": [it for one in availability.data.entries for it in (one.cancer_type.id, one.state)],
    },
    "search": {
        "bodies": [body(found)],
        "seen": [it for hit in found.data.hits for it in (hit.type, hit.id)],
    },
    "changes": {
        "bodies": [body(changes)],
        "seen": [it for one in changes.data for it in (one.change, one.collection, one.id)],
    },
    "texts": {"bodies": [], "seen": [digest(release), digest(feed)]},
    "missing": {"bodies": [body(missing.data)], "seen": [missing.status, missing.data.title]},
    "refused": {
        "bodies": [body(refused.data)],
        "seen": [refused.status, *(it for one in refused.data.errors for it in (one.parameter, one.code))],
    },
}
print(json.dumps(told))
