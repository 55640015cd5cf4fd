package io.universe.sample.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.sample.sky.Atlas;
import io.universe.sample.sky.Position;
import io.universe.sample.wire.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StarsQueryTest {

    private static final Atlas ATLAS = Atlas.load();

    @Test
    void shouldAskForTheHundredBrightestUnlessToldOtherwise() {
        assertThat(query()).isEqualTo(new StarsQuery(100, 6, Optional.empty(), 180));
        assertThat(stars(query()))
                .hasSize(100)
                .first()
                .extracting(star -> star.getString("name"))
                .isEqualTo("Sirius");
    }

    @Test
    void shouldReadEveryParameter() {
        assertThat(query("limit", "7", "magnitude", "3.5", "near", "279.2,-38.7", "radius", "12"))
                .isEqualTo(new StarsQuery(7, 3.5, Optional.of(new Position(279.2, -38.7)), 12));
    }

    @Test
    void shouldOrderByDistanceNearAPlace() {
        List<JsonObject> stars = stars(query("near", "279.2,38.8", "magnitude", "4", "limit", "5"));
        assertThat(stars).extracting(star -> star.getDouble("distance")).isSorted();
        assertThat(stars).first().extracting(star -> star.getString("name")).isEqualTo("Vega");
        assertThat(stars)
                .allSatisfy(star -> assertThat(star.getDouble("magnitude")).isLessThanOrEqualTo(4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit     | 0       | limit must be an integer from 1 to 10000, got 0",
                "limit     | 10001   | limit must be an integer from 1 to 10000, got 10001",
                "limit     | many    | limit must be an integer from 1 to 10000, got many",
                "limit     | 1.5     | limit must be an integer from 1 to 10000, got 1.5",
                "magnitude | 7.1     | magnitude must be a number from -2 to 7, got 7.1",
                "magnitude | NaN     | magnitude must be a number from -2 to 7, got NaN",
                "near      | 12      | near must be RA,DEC in degrees, got 12",
                "near      | 361,0   | the right ascension of near must be a number from 0 to 360, got 361",
                "near      | 0,-91   | the declination of near must be a number from -90 to 90, got -91",
                "near      | a,b     | the right ascension of near must be a number from 0 to 360, got a",
                "radius    | 5       | radius needs near=RA,DEC",
                "limits    | 5       | the parameters are [limit, magnitude, near, radius], got limits",
            })
    void shouldRefuseWithTheAllowedRangeAndTheValueGot(String name, String value, String message) {
        assertThatThrownBy(() -> query(name, value))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(400))
                .hasMessage(message);
    }

    @Test
    void shouldRefuseAParameterGivenTwice() {
        assertThatThrownBy(() -> query("limit", "1", "limit", "2"))
                .hasMessage("limit may be given once, got it 2 times");
    }

    private static StarsQuery query(String... namesAndValues) {
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return StarsQuery.of(parameters);
    }

    private static List<JsonObject> stars(StarsQuery query) {
        JsonArray stars = query.answer(ATLAS);
        return stars.stream().map(JsonObject.class::cast).toList();
    }
}
