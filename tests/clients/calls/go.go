// The nine calls through the client that oapi-codegen wrote.
package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"

	api "clients.test/directory/client"
)

type call struct {
	Bodies []any `json:"bodies"`
	Seen   []any `json:"seen"`
}

func must[T any](answer T, err error) T {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	return answer
}

func digest(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

func list[T any](of ...T) *[]T { return &of }
func one[T any](of T) *T       { return &of }

func main() {
	ctx := context.Background()
	client := must(api.NewClientWithResponses(os.Args[1]))
	since := os.Args[2]

	filters := api.ListResourcesParams{
		Country:    list("BE", "FR"),
		CancerType: list("melanoma", "nsclc"),
		Kind:       list(api.KindOrganisation, api.KindHelpline),
		Sort:       one(api.ResourceSortTitle),
		Limit:      one(3),
	}
	first := must(client.ListResourcesWithResponse(ctx, &filters)).JSON200
	filters.Cursor = one(must(url.Parse(*first.Page.Next)).Query().Get("cursor"))
	second := must(client.ListResourcesWithResponse(ctx, &filters)).JSON200
	resources := call{Bodies: []any{first, second}}
	for _, page := range []*api.ListResourcesAnswer{first, second} {
		resources.Seen = append(resources.Seen, page.Page.Total)
		for _, it := range page.Data {
			resources.Seen = append(resources.Seen, it.Id)
		}
	}

	id := first.Data[0].Id
	kept := must(client.GetResourceWithResponse(ctx, id, nil))
	tag := kept.HTTPResponse.Header.Get("ETag")
	again := must(client.GetResourceWithResponse(ctx, id, &api.GetResourceParams{IfNoneMatch: &tag}))
	resource := call{
		Bodies: []any{kept.JSON200},
		Seen:   []any{kept.JSON200.Data.Title, kept.JSON200.Data.Kind, again.StatusCode()},
	}

	found := must(client.GetAccessWithResponse(ctx, &api.GetAccessParams{
		Country: "BE", CancerType: "nsclc", Locale: one("fr"),
	})).JSON200
	access := call{
		Bodies: []any{found},
		Seen:   []any{found.Data.State, found.Meta.Notice.Text},
	}
	for _, it := range found.Data.EuWide.Authorisations {
		for _, given := range it.Use.With {
			for _, word := range given.AnyOf {
				access.Seen = append(access.Seen, word)
			}
		}
	}

	entries := must(client.ListCountryAvailabilityWithResponse(ctx, "BE",
		&api.ListCountryAvailabilityParams{CancerType: list("melanoma", "nsclc")})).JSON200
	availability := call{Bodies: []any{entries}}
	for _, it := range entries.Data.Entries {
		availability.Seen = append(availability.Seen, it.CancerType.Id, it.State)
	}

	hits := must(client.SearchWithResponse(ctx, &api.SearchParams{
		Q: "melanoom", Type: list(api.SearchTypeCancerType, api.SearchTypeResource), Limit: one(3),
	})).JSON200
	search := call{Bodies: []any{hits}}
	for _, it := range hits.Data.Hits {
		search.Seen = append(search.Seen, it.Type, it.Id)
	}

	differing := must(client.ListChangesWithResponse(ctx, &api.ListChangesParams{Since: &since})).JSON200
	changes := call{Bodies: []any{differing}}
	for _, it := range differing.Data {
		changes.Seen = append(changes.Seen, it.Change, it.Collection, it.Id)
	}

	// Read as it comes: lines of JSON would be taken for one JSON, since "json" is in their type's name.
	download := must(client.DownloadRelease(ctx, nil))
	release := must(io.ReadAll(download.Body))
	feed := must(client.FollowChangesWithResponse(ctx, &api.FollowChangesParams{Country: list("BE")}))
	texts := call{Bodies: []any{}, Seen: []any{digest(release), digest(feed.Body)}}

	none := must(client.GetResourceWithResponse(ctx, "none", nil))
	missing := call{
		Bodies: []any{none.ApplicationproblemJSON404},
		Seen:   []any{none.StatusCode(), none.ApplicationproblemJSON404.Title},
	}

	wrong := must(client.GetAccessWithResponse(ctx, &api.GetAccessParams{Country: "BE", CancerType: "none"}))
	refused := call{
		Bodies: []any{wrong.ApplicationproblemJSON400},
		Seen:   []any{wrong.StatusCode()},
	}
	for _, it := range *wrong.ApplicationproblemJSON400.Errors {
		refused.Seen = append(refused.Seen, it.Parameter, it.Code)
	}

	told := map[string]call{
		"resources": resources, "resource": resource, "access": access,
		"availability": availability, "search": search, "changes": changes,
		"texts": texts, "missing": missing, "refused": refused,
	}
	fmt.Println(string(must(json.Marshal(told))))
}
