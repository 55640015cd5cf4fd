package io.universe.launcher.dependencies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SbomTest {

    /** As the plugin for Maven writes it. */
    private static final String WRITTEN = """
            {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
             "metadata": {"component": {"bom-ref": "pkg:maven/a/app@1?type=jar", "type": "application",
               "group": "a", "name": "app", "version": "1", "purl": "pkg:maven/a/app@1?type=jar"}},
             "components": [
               {"bom-ref": "pkg:maven/b/one@2?classifier=linux-x86_64&type=jar", "type": "library",
                "group": "b", "name": "one", "version": "2", "scope": "required",
                "purl": "pkg:maven/b/one@2?classifier=linux-x86_64&type=jar"},
               {"bom-ref": "pkg:maven/b/two@3?type=jar", "type": "library",
                "group": "b", "name": "two", "version": "3", "scope": "optional",
                "purl": "pkg:maven/b/two@3?type=jar"},
               {"bom-ref": "pkg:npm/left-pad@1", "type": "library", "name": "left-pad", "version": "1",
                "purl": "pkg:npm/left-pad@1"}],
             "dependencies": [
               {"ref": "pkg:maven/a/app@1?type=jar",
                "dependsOn": ["pkg:maven/b/one@2?classifier=linux-x86_64&type=jar", "pkg:npm/left-pad@1"]},
               {"ref": "pkg:maven/b/one@2?classifier=linux-x86_64&type=jar",
                "dependsOn": ["pkg:maven/b/two@3?type=jar"]}]}
            """;

    @Test
    void shouldReadWhoNeedsWhom() {
        Sbom sbom = Sbom.parse(WRITTEN);

        assertThat(sbom.self()).hasToString("a:app@1");
        assertThat(sbom.needs().get(sbom.root())).extracting(sbom::artifact).hasToString("[b:one:linux-x86_64@2]");
        assertThat(sbom.component("pkg:maven/b/two@3?type=jar").isOptional()).isTrue();
        assertThat(sbom.libraries()).hasToString("[b:one:linux-x86_64@2, b:two@3]");
    }

    @Test
    void shouldLeaveOutNobodyWhomTheDocumentNames() {
        Sbom sbom = Sbom.parse("""
                {"bomFormat": "CycloneDX", "metadata": {"component": {"name": "app"}},
                 "components": [{"name": "one", "version": "1"}, {"name": "two", "version": "2"}]}
                """);

        assertThat(sbom.self()).hasToString("app");
        assertThat(sbom.needs().get(sbom.root())).containsExactly("one@1", "two@2");
    }

    @Test
    void shouldRefuseWhatIsNoSbom() {
        for (String text : List.of("", "[]", "{}", "null", "{\"bomFormat\":\"CycloneDX\"}", "{\"bomFormat\":7}")) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> Sbom.parse(text))
                    .withMessageStartingWith("is no CycloneDX document");
        }
    }
}
