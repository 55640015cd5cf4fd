package io.universe.launcher.dependencies;

import static io.universe.launcher.dependencies.JarFixture.jar;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a class path. Several promises are the bugs of cluster2's {@code /deps} turned round. */
class ClassPathReportTest {

    private static final JarFixture PLATFORM = jar("launcher.jar")
            .of("io.universe:universe-launcher:1")
            .needing("io.universe:universe-launcher:1", "io.vertx:vertx-core:5.0.10", "info.picocli:picocli:4")
            .needing("io.vertx:vertx-core:5.0.10", "io.netty:netty-buffer:4.2")
            .containing("io.universe:universe-launcher:1", "io.vertx:vertx-core:5.0.10", "io.netty:netty-buffer:4.2")
            .containing("lib:swallowed:9")
            .having("io.vertx.core.Vertx")
            .having("picocli.CommandLine");

    @TempDir
    private Path directory;

    private static JsonObject report(Path... classPath) {
        return ClassPathReport.read(List.of(classPath));
    }

    private static JsonObject node(JsonObject report, String... path) {
        JsonObject node = report;
        for (String name : path) {
            assertThat(node.getJsonObject("dependencies"))
                    .as(name + " in " + node.encodePrettily())
                    .isNotNull();
            assertThat(node.getJsonObject("dependencies").fieldNames()).contains(name);
            node = node.getJsonObject("dependencies").getJsonObject(name);
        }
        return node;
    }

    private static JsonArray conflicts(JsonObject report) {
        return report.getJsonArray("conflicts");
    }

    private static JsonArray problems(JsonObject report) {
        return report.getJsonArray("problems");
    }

    @Test
    void shouldTellTheTreeInTheFormOfNpm() {
        JsonObject report = report(PLATFORM.in(directory));

        assertThat(report.getJsonObject("dependencies")).isEqualTo(new JsonObject("""
                        {"io.universe:universe-launcher": {
                          "version": "1", "from": "launcher.jar", "sbom": true,
                          "dependencies": {
                            "io.vertx:vertx-core": {
                              "version": "5.0.10", "from": "io.vertx:vertx-core@5.0.10", "in": "launcher.jar",
                              "dependencies": {
                                "io.netty:netty-buffer": {
                                  "version": "4.2", "from": "io.netty:netty-buffer@4.2", "in": "launcher.jar"}}},
                            "info.picocli:picocli": {
                              "version": "4", "from": "info.picocli:picocli@4", "in": "launcher.jar",
                              "unverified": true}}}}
                        """));
        assertThat(conflicts(report)).isEmpty();
        assertThat(problems(report)).isEmpty();
    }

    @Test
    void shouldTellTheVersionThatIsThereBesideTheOneThatTheApplicationWasBuiltWith() {
        JarFixture shop = jar("shop.jar").of("shop:shop:7").needing("shop:shop:7", "io.vertx:vertx-core:5.0.9");

        JsonObject report = report(PLATFORM.in(directory), shop.in(directory));

        assertThat(node(report, "shop:shop", "io.vertx:vertx-core"))
                .isEqualTo(new JsonObject()
                        .put("version", "5.0.10")
                        .put("from", "io.vertx:vertx-core@5.0.9")
                        .put("in", "launcher.jar"));
        assertThat(conflicts(report)).isEmpty();
    }

    @Test
    void shouldPointOutTwoVersionsInPlatformAndApplicationAndWhoBringsThem() {
        JarFixture shop = jar("shop.jar")
                .of("shop:shop:7")
                .needing("shop:shop:7", "lib:orders:2")
                .needing("lib:orders:2", "io.vertx:vertx-core:5.0.9")
                .containing("lib:orders:2", "io.vertx:vertx-core:5.0.9")
                .having("io.vertx.core.Vertx");

        JsonObject report = report(PLATFORM.in(directory), shop.in(directory));

        assertThat(conflicts(report)).isEqualTo(new JsonArray("""
                        [{"library": "io.vertx:vertx-core", "versions": [
                          {"version": "5.0.10", "in": "launcher.jar", "by": ["io.universe:universe-launcher@1"]},
                          {"version": "5.0.9", "in": "shop.jar", "by": ["lib:orders@2"]}]}]
                        """));
        assertThat(node(report, "shop:shop", "lib:orders", "io.vertx:vertx-core")
                        .getString("version"))
                .isEqualTo("5.0.10");
    }

    @Test
    void shouldPointOutTwoVersionsWithinOneApplication() {
        JarFixture shop = jar("shop.jar").of("shop:shop:7").needing("shop:shop:7", "lib:money:1.2");

        JsonObject report = report(
                jar("money-1.2.jar").having("lib.money.Money").in(directory),
                jar("money-2.0-rc1.jar")
                        .containing("lib:money:2.0-rc1")
                        .having("lib.money.Euro")
                        .in(directory),
                shop.in(directory));

        assertThat(conflicts(report)).isEqualTo(new JsonArray("""
                        [{"library": "lib:money", "versions": [
                          {"version": "1.2", "in": "money-1.2.jar", "by": ["shop:shop@7"]},
                          {"version": "2.0-rc1", "in": "money-2.0-rc1.jar", "by": []}]}]
                        """));
        assertThat(report.getJsonObject("dependencies").fieldNames()).containsExactly("lib:money", "shop:shop");
        assertThat(node(report, "lib:money").getString("from")).isEqualTo("money-2.0-rc1.jar");
        assertThat(node(report, "shop:shop", "lib:money").getString("in")).isEqualTo("money-1.2.jar");
    }

    /** What Gradle has built leaves no name in a bundle. */
    @Test
    void shouldPointOutASecondVersionOfALibraryOfWhichTheSbomAloneTells() {
        Path other = jar("picocli-3.jar").having("picocli.CommandLine").in(directory);

        JsonObject report = report(PLATFORM.in(directory), other);

        assertThat(conflicts(report)).isEqualTo(new JsonArray("""
                        [{"library": "info.picocli:picocli", "versions": [
                          {"version": "4", "in": "launcher.jar", "by": ["io.universe:universe-launcher@1"]},
                          {"version": "3", "in": "picocli-3.jar", "by": []}]}]
                        """));
    }

    /** Hazelcast has Jackson and a connection pool in it, in packages of its own, and their names. */
    @Test
    void shouldNotTakeWhatALibraryHasSwallowedForTheLibrary() {
        Path hungry = jar("hungry-3.jar")
                .containing("lib:hungry:3", "lib:swallowed:8")
                .having("hungry.lib.swallowed.Bite")
                .in(directory);
        Path itself = jar("swallowed-7.jar")
                .containing("lib:swallowed:7")
                .having("lib.swallowed.Bite")
                .in(directory);
        JarFixture shop = jar("shop.jar").of("shop:shop:7").needing("shop:shop:7", "lib:swallowed:7");

        JsonObject report = report(PLATFORM.in(directory), hungry, itself, shop.in(directory));

        assertThat(conflicts(report)).isEmpty();
        assertThat(node(report, "shop:shop", "lib:swallowed").getString("in")).isEqualTo("swallowed-7.jar");
    }

    /** It may be told by what the application was compiled against, which is in the platform. */
    @Test
    void shouldFindInThePlatformWhatTheSbomOfABundleNamesAndThePlatformHas() {
        JarFixture shop = jar("shop-all.jar")
                .of("shop:shop:7")
                .needing("shop:shop:7", "lib:orders:2", "info.picocli:picocli:3", "io.vertx:vertx-core:5.0.9")
                .containing("lib:orders:2");

        JsonObject report = report(PLATFORM.in(directory), shop.in(directory));

        assertThat(node(report, "shop:shop", "info.picocli:picocli").getString("in"))
                .isEqualTo("launcher.jar");
        assertThat(node(report, "shop:shop", "io.vertx:vertx-core").getString("version"))
                .isEqualTo("5.0.10");
        assertThat(conflicts(report)).isEmpty();
    }

    @Test
    void shouldMarkALibraryThatIsNotThere() {
        JarFixture shop = jar("shop.jar").of("shop:shop:7").needing("shop:shop:7", "lib:money:1.2");

        JsonObject report = report(shop.in(directory));

        assertThat(node(report, "shop:shop", "lib:money"))
                .isEqualTo(new JsonObject().put("from", "lib:money@1.2").put("missing", true));
        assertThat(problems(report))
                .containsExactly("missing: lib:money@1.2, which shop:shop@7 was built with (shop.jar)");
    }

    @Test
    void shouldShowAJarWithoutSbomAsItsManifestAndItsPomPropertiesSay() {
        JsonObject report = report(
                jar("guide.jar")
                        .with("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nImplementation-Version: 3.1\n\n")
                        .in(directory),
                jar("all-9.jar").containing("lib:one:1", "lib:two:2").in(directory),
                jar("tool-all.jar").containing("shop:tool:5").in(directory),
                jar("nothing-1.0-SNAPSHOT.jar").with("x", "").in(directory),
                jar("mute.jar").with("x", "").in(directory));

        assertThat(report.getJsonObject("dependencies")).isEqualTo(new JsonObject("""
                        {"guide": {"version": "3.1", "from": "guide.jar", "sbom": false},
                         "all": {"version": "9", "from": "all-9.jar", "sbom": false, "dependencies": {
                           "lib:one": {
                             "version": "1", "from": "lib:one@1", "in": "all-9.jar", "unverified": true},
                           "lib:two": {
                             "version": "2", "from": "lib:two@2", "in": "all-9.jar", "unverified": true}}},
                         "shop:tool": {"version": "5", "from": "tool-all.jar", "sbom": false},
                         "nothing": {"version": "1.0-SNAPSHOT", "from": "nothing-1.0-SNAPSHOT.jar", "sbom": false},
                         "mute": {"version": null, "from": "mute.jar", "sbom": false}}
                        """));
    }

    /** cluster2 put "[Circular]" in place of whatever it saw a second time. */
    @Test
    void shouldNameALibraryBelowEverybodyWhoNeedsItAndTellItsOwnNeedsOnce() {
        JarFixture shop = jar("shop.jar")
                .of("shop:shop:7")
                .needing("shop:shop:7", "lib:left:1", "lib:right:1")
                .needing("lib:left:1", "lib:deep:1")
                .needing("lib:right:1", "lib:deep:1")
                .needing("lib:deep:1", "lib:deeper:1")
                .containing("lib:left:1", "lib:right:1", "lib:deep:1", "lib:deeper:1");

        JsonObject report = report(shop.in(directory));

        assertThat(node(report, "shop:shop", "lib:left", "lib:deep", "lib:deeper")
                        .getString("version"))
                .isEqualTo("1");
        assertThat(node(report, "shop:shop", "lib:right", "lib:deep"))
                .isEqualTo(new JsonObject()
                        .put("version", "1")
                        .put("from", "lib:deep@1")
                        .put("in", "shop.jar")
                        .put("deduped", true));
    }

    @Test
    void shouldComeToAnEndWhereLibrariesNeedEachOther() {
        JarFixture shop = jar("shop.jar")
                .of("shop:shop:7")
                .needing("shop:shop:7", "lib:egg:1")
                .needing("lib:egg:1", "lib:hen:1", "shop:shop:7")
                .needing("lib:hen:1", "lib:egg:1")
                .containing("lib:egg:1", "lib:hen:1");

        JsonObject report = report(shop.in(directory));

        assertThat(node(report, "shop:shop", "lib:egg", "lib:hen", "lib:egg").getBoolean("deduped"))
                .isTrue();
    }

    /** cluster2 answered 200 and nothing where {@code npm ls} had failed. */
    @Test
    void shouldSayWhatIsWrongWithAnSbomAndTellTheRest() {
        Path broken = jar("broken.jar")
                .with("META-INF/sbom/application.cdx.json", "{\"bomFormat\":")
                .containing("shop:broken:1")
                .in(directory);
        Path other = jar("other.jar")
                .with("META-INF/sbom/bom.json", "{\"bomFormat\":\"CycloneDX\",\"metadata\":[]}")
                .in(directory);
        Path foreign = jar("foreign.jar")
                .with("META-INF/sbom/bom.json", "{\"spdxVersion\":\"SPDX-2.3\"}")
                .in(directory);

        JsonObject report = report(broken, other, foreign, PLATFORM.in(directory));

        assertThat(problems(report))
                .hasSize(3)
                .anySatisfy(problem ->
                        assertThat((String) problem).startsWith("the SBOM of broken.jar is no CycloneDX document"))
                .anySatisfy(problem ->
                        assertThat((String) problem).startsWith("the SBOM of other.jar is no CycloneDX document"))
                .contains("the SBOM of foreign.jar is no CycloneDX document");
        assertThat(report.getJsonObject("dependencies").fieldNames())
                .containsExactly("shop:broken", "other", "foreign", "io.universe:universe-launcher");
    }

    @Test
    void shouldLookForTheSbomWhereTheManifestSays() {
        JarFixture shop =
                jar("shop.jar").needing("shop:shop:7", "lib:money:1.2").containing("lib:money:1.2");
        shop.with("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nSbom-Location: sbom/mine.json\n\n")
                .with("sbom/mine.json", shop.sbom("shop:shop:7"));

        assertThat(node(report(shop.in(directory)), "shop:shop", "lib:money").getString("in"))
                .isEqualTo("shop.jar");
    }

    @Test
    void shouldReadADirectoryOfClassesAndPassOverWhatIsNoJar() throws IOException {
        Path classes = jar("classes")
                .of("shop:shop:7")
                .needing("shop:shop:7", "lib:money:1.2")
                .unpackedIn(directory);
        Path text = Files.writeString(directory.resolve("readme.txt"), "no jar");

        JsonObject report =
                report(classes, jar("money-1.2.jar").containing("lib:money:1.2").in(directory), text);

        assertThat(node(report, "shop:shop", "lib:money").getString("in")).isEqualTo("money-1.2.jar");
        assertThat(report.getJsonObject("dependencies").fieldNames()).containsExactly("shop:shop", "readme.txt");
    }

    @Test
    void shouldTellTwoJarsOfOneLibraryApart() {
        JsonObject report = report(
                jar("tool-1.jar").containing("shop:tool:1").in(directory),
                jar("copy.jar").containing("shop:tool:1").in(directory));

        assertThat(report.getJsonObject("dependencies").fieldNames())
                .containsExactly("shop:tool", "shop:tool (copy.jar)");
        assertThat(conflicts(report)).isEmpty();
    }
}
