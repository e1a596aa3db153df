// Read by Datasette's table.js, which expects an inline script to have set it; our content policy allows none.
var DATASETTE_ALLOW_FACET = true;

// On a phone the filters would push the results off the screen: closed until asked for.
document.addEventListener("DOMContentLoaded", () => {
  if (window.matchMedia("(max-width: 50rem)").matches) {
    document.querySelectorAll("details.facets").forEach((facets) => facets.removeAttribute("open"));
  }
});
