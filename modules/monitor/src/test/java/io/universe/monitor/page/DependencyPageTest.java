package io.universe.monitor.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DependencyPageTest {

    private static final JsonObject ANSWER = new JsonObject("""
            {"name": "sample", "version": "9", "generation": 2, "contexts": ["engine", "web"],
             "dependencies": {
               "shop:shop": {"version": "7", "from": "shop.jar", "sbom": true, "dependencies": {
                 "io.vertx:vertx-core": {
                   "version": "5.0.10", "from": "io.vertx:vertx-core@5.0.9", "in": "launcher.jar"},
                 "lib:money": {"from": "lib:money@1.2", "missing": true}}}},
             "conflicts": [{"library": "lib:orders", "versions": [
               {"version": "1", "in": "orders-1.jar", "by": ["shop:shop@7"]},
               {"version": "2", "in": "orders-2.jar", "by": []}]}],
             "problems": ["missing: lib:money@1.2"],
             "older": [{"generation": 1, "contexts": ["old"], "dependencies": {}, "conflicts": [], "problems": []}]}
            """);

    private static String page(JsonObject answer) {
        return DependencyPage.of(answer, List.of("engine", "web"), Optional.of("web"));
    }

    @Test
    void shouldShowConflictsThenWhatIsWrongThenTheTree() {
        assertThat(page(ANSWER))
                .containsSubsequence(
                        "<h1>Dependencies of sample</h1>",
                        "<a href=\"?context=web\" aria-current=\"page\">web</a>",
                        "<h2>Generation 2: engine, web</h2>",
                        "<dt>lib:orders</dt><dd><b>1</b> in orders-1.jar, for shop:shop@7</dd>",
                        "<dd><b>2</b> in orders-2.jar</dd>",
                        "<li>missing: lib:money@1.2</li>",
                        "<details open><summary>shop:shop <b>7</b> <small class=\"remark\">shop.jar</small></summary>",
                        "io.vertx:vertx-core <b>5.0.10</b> <small class=\"remark\">built with io.vertx:vertx-core@5.0.9",
                        "lib:money <b>–</b> <small class=\"bad\">missing; built with lib:money@1.2</small>",
                        "<h2>Generation 1: old</h2>",
                        "No library is there in two versions.");
    }

    /** Whoever makes a jar gives the names in it. */
    @Test
    void shouldShowAsTextWhateverStandsInAJar() {
        String evil = "<script>alert('x')</script>\"&amp;";
        JsonObject node =
                new JsonObject().put("version", evil).put("from", evil).put("sbom", false);
        JsonObject inner = new JsonObject().put("version", evil).put("from", evil);
        JsonObject version =
                new JsonObject().put("version", evil).put("in", evil).put("by", new JsonArray().add(evil));
        JsonObject answer = new JsonObject()
                .put("name", evil)
                .put("version", evil)
                .put("generation", evil)
                .put("contexts", new JsonArray().add(evil))
                .put(
                        "dependencies",
                        new JsonObject().put(evil, node.put("dependencies", new JsonObject().put(evil, inner))))
                .put(
                        "conflicts",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("library", evil)
                                        .put("versions", new JsonArray().add(version))))
                .put("problems", new JsonArray().add(evil));

        String page = DependencyPage.of(answer, List.of(evil), Optional.of(evil));

        assertThat(page)
                .doesNotContain("<script", "alert('", "\"&amp;\"")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;amp;");
    }

    @Test
    void shouldBeAllowedNothingButItsOwnStyle() throws Exception {
        Matcher style = Pattern.compile("<style>(.*)</style>", Pattern.DOTALL).matcher(page(ANSWER));
        assertThat(style.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));

        assertThat(Page.POLICY)
                .isEqualTo("default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(digest)
                        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(page(ANSWER))
                .doesNotContainPattern("(?i)<script|<link|<img|<iframe|\\sstyle=|\\son\\w+=|https?:|url\\(");
    }
}
