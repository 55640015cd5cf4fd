package io.universe.sample.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.sample.sky.Atlas;
import io.universe.sample.wire.ConstellationQuery;
import io.universe.sample.wire.NeighbourQuery;
import io.universe.sample.wire.Refusal;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AstronomerTest {

    private static final int ALCYONE = 17702;
    private final Astronomer astronomer = new Astronomer(Atlas.load());

    @Test
    void shouldFindThePleiadesAroundAlcyone() {
        JsonObject answer = astronomer.neighbours(new NeighbourQuery(ALCYONE, 6));
        List<JsonObject> neighbours = objects(answer, "neighbours");
        assertThat(answer.getJsonObject("star").getString("name")).isEqualTo("Alcyone");
        assertThat(neighbours)
                .hasSize(6)
                .allSatisfy(star -> assertThat(star.getDouble("distance")).isLessThan(1.5))
                .extracting(star -> star.getString("name"))
                .contains("Maia", "Merope");
    }

    @Test
    void shouldNotCountAStarAmongItsNeighbours() {
        JsonObject answer = astronomer.neighbours(new NeighbourQuery(ALCYONE, 100));
        assertThat(objects(answer, "neighbours"))
                .hasSize(100)
                .extracting(star -> star.getInteger("id"))
                .doesNotContain(ALCYONE);
    }

    @Test
    void shouldTellAConstellationWithItsStarsTheBrightestFirst() {
        JsonObject answer = astronomer.constellation(new ConstellationQuery(Optional.of("Ori")));
        assertThat(answer.getJsonObject("constellation").getString("name")).isEqualTo("Orion");
        assertThat(objects(answer, "stars"))
                .first()
                .extracting(star -> star.getString("name"))
                .isEqualTo("Rigel");
    }

    @Test
    void shouldTellAllConstellationsWhenNoneIsNamed() {
        assertThat(objects(astronomer.constellation(new ConstellationQuery(Optional.empty())), "constellations"))
                .hasSize(88);
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertRefused(404, () -> astronomer.neighbours(new NeighbourQuery(1, 6)));
        assertRefused(404, () -> astronomer.constellation(new ConstellationQuery(Optional.of("Xyz"))));
    }

    @Test
    void shouldRefuseQuestionsThatMakeNoSense() {
        assertRefused(400, () -> new NeighbourQuery(ALCYONE, 0));
        assertRefused(
                400,
                () -> NeighbourQuery.fromJson(new JsonObject().put("id", "x").put("limit", 1)));
        assertRefused(400, () -> NeighbourQuery.fromJson(new JsonObject().put("id", 1)));
        assertRefused(400, () -> ConstellationQuery.fromJson(new JsonObject().put("id", 7)));
    }

    private static void assertRefused(int status, ThrowingCallable question) {
        assertThatThrownBy(question)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(status));
    }

    private static List<JsonObject> objects(JsonObject answer, String name) {
        return answer.getJsonArray(name).stream().map(JsonObject.class::cast).toList();
    }
}
