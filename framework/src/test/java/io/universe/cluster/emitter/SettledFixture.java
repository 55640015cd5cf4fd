package io.universe.cluster.emitter;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** One universe for all tests of a class: a master and three workers that know each other. Whoever joins in a test leaves after it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SettledFixture extends EmitterFixture {

    private List<Hearer> crew = List.of();

    @BeforeAll
    final void open() {
        openUniverse();
        crew = List.of(node(Crew.MASTER), node(Crew.WEB_0), node(Crew.WEB_1), node(Crew.ENGINE_0));
    }

    @AfterAll
    final void close() {
        closeUniverse();
    }

    @BeforeEach
    final void beginAnew() {
        crew.forEach(Hearer::beginAnew);
    }

    @AfterEach
    final void endAsBegun() {
        leaveBut(crew);
    }

    final Hearer master() {
        return crew.get(0);
    }

    final Hearer web() {
        return crew.get(1);
    }

    final Hearer fork() {
        return crew.get(2);
    }

    final Hearer engine() {
        return crew.get(3);
    }
}
