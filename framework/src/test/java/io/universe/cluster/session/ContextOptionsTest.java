package io.universe.cluster.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class ContextOptionsTest {

    @Test
    void shouldNotTellWhatIsInThem() {
        JsonObject secret = new JsonObject().put("web", new JsonObject().put("password", "open sesame"));

        assertThat(SessionOptions.DEFAULTS.with(new ContextOptions(secret)).toString())
                .contains("web")
                .doesNotContain("password", "sesame");
    }

    @Test
    void shouldNotChangeWithWhatTheyWereMadeOf() {
        JsonObject source = new JsonObject().put("web", new JsonObject());
        ContextOptions options = new ContextOptions(source);

        source.getJsonObject("web").put("colour", "red");

        assertThat(options.of("web")).isEmpty();
    }
}
