package io.universe.cluster.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.routing.Localities.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which locality holds at which address. */
class LocalitiesTest {

    private final Localities localities = new Localities(List.of(
            new Rule("*", Locality.HOST),
            new Rule("sky.*", Locality.JVM),
            new Rule("sky.far", Locality.ANY),
            new Rule("a+b", Locality.JVM)));

    @Test
    void shouldTakeTheLongestPatternThatMatches() {
        assertThat(localities.at("anything")).isEqualTo(Locality.HOST);
        assertThat(localities.at("sky.near")).isEqualTo(Locality.JVM);
        assertThat(localities.at("sky.far")).isEqualTo(Locality.ANY);
    }

    @Test
    void shouldTakeNothingButTheStarForAnythingElseThanItself() {
        assertThat(localities.at("a+b")).isEqualTo(Locality.JVM);
        assertThat(localities.at("aab")).isEqualTo(Locality.HOST);
        assertThat(localities.at("skyXnear")).isEqualTo(Locality.HOST);
    }

    @Test
    void shouldReadWhatAnOperatorWrites() {
        Localities read = Localities.of(List.of("sky.*=host", "sky.a=b=jvm"));
        assertThat(read.at("sky.near")).isEqualTo(Locality.HOST);
        assertThat(read.at("sky.a=b")).isEqualTo(Locality.JVM);
    }

    @Test
    void shouldPreferNobodyWithoutRules() {
        assertThat(Localities.NONE.at("anything")).isEqualTo(Locality.ANY);
    }
}
