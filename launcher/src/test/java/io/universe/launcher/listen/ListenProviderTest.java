package io.universe.launcher.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.app.Listening;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every call to listen gets an answer, and no process outlives its master. */
class ListenProviderTest {

    private final Promise<Listening> listening = Promise.promise();
    private final List<Integer> exits = new ArrayList<>();

    @Test
    void shouldEndTheProcessWithTheMaster() {
        ListenProvider.run(() -> 143, listening, exits::add);

        assertThat(exits).containsExactly(143);
    }

    @Test
    void shouldFailTheCallAndLeaveTheProcessToTheApplicationWhereThereIsNoMaster() {
        ListenProvider.run(
                () -> {
                    throw new IllegalStateException("no port");
                },
                listening,
                exits::add);

        assertThat(listening.future().cause()).hasMessage("no port");
        assertThat(exits).isEmpty();
    }

    @Test
    void shouldFailTheCallOnAnErrorToo() {
        ListenProvider.run(
                () -> {
                    throw new NoClassDefFoundError("com/hazelcast/Member");
                },
                listening,
                exits::add);

        assertThat(listening.future().cause()).isInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void shouldNotLetTheProcessOutliveAMasterThatFailsLater() {
        ListenProvider.run(
                () -> {
                    listening.tryFail("answered");
                    throw new IllegalStateException("a bug");
                },
                listening,
                exits::add);

        assertThat(exits).containsExactly(1);
    }

    @Test
    void shouldFailTheCallWhenAContextIsGivenUpBeforeAllAreReady() {
        Resolution resolution = new Resolution("app", listening);
        resolution.onStatus(status("steady", ""));
        assertThat(listening.future().isComplete()).isFalse();

        resolution.onStatus(status("errored", "11 early ends within 60 s"));

        assertThat(listening.future().cause())
                .hasMessage("context app has given up: 11 early ends within 60 s; see log/ in /srv/.universe");
    }

    private static JsonObject status(String state, String reason) {
        JsonObject app = new JsonObject().put("name", "app").put("state", state).put("reason", reason);
        return new JsonObject().put("home", "/srv/.universe").put("contexts", new JsonArray().add(app));
    }
}
