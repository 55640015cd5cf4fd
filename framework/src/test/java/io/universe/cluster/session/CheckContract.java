package io.universe.cluster.session;

import static io.universe.cluster.session.TestUniverse.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.registrations.CheckReport;
import io.universe.cluster.registrations.Finding;
import io.universe.cluster.registrations.Finding.Kind;
import io.vertx.core.Promise;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.RegistrationInfo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Registrations that were damaged behind everybody's back are found, repaired and reported. */
public abstract class CheckContract {

    private static final int NUMBER = 4711;

    private TestUniverse universe;
    private TestNode master;
    private TestNode web;
    private TestNode engine;

    protected abstract ClusterFixture cluster();

    @BeforeEach
    void open() {
        universe = new TestUniverse(cluster());
        master = universe.node("master");
        web = universe.node("web-0");
        engine = universe.member("engine-0", false).announce();
        master.awaitJoined(web, engine);
        engine.awaitJoined(web, master);
        web.awaitJoined(engine);
        await(engine.session()
                .vertx()
                .eventBus()
                .consumer("work", message -> message.reply(engine.uuid()))
                .completion());
        web.awaitServed("work", engine.uuid());
    }

    @AfterEach
    void close() {
        universe.close();
    }

    private void damage() {
        ClusterManager manager = master.member().manager();
        Promise<List<RegistrationInfo>> held = Promise.promise();
        manager.getRegistrations("work", held);
        for (RegistrationInfo info : await(held.future())) {
            Promise<Void> removed = Promise.promise();
            manager.removeRegistration("work", info, removed);
            await(removed.future());
        }
        add("work", engine.uuid());
        add("work", "ghost");
        add("ghost.town", "ghost");
    }

    private void add(String address, String node) {
        Promise<Void> added = Promise.promise();
        master.member().manager().addRegistration(address, new RegistrationInfo(node, NUMBER, false), added);
        await(added.future());
    }

    private List<Finding> found(List<Examined> all) {
        assertThat(all).allSatisfy(examined -> assertThat(examined.failure()).isNull());
        return all.stream()
                .map(Examined::report)
                .flatMap(report -> report == null ? Stream.of() : report.repaired().stream())
                .distinct()
                .toList();
    }

    @Test
    void shouldFindNothingInAUniverseThatIsWell() {
        List<Examined> all = await(master.session().examine());
        assertThat(all)
                .extracting(examined -> examined.node().worker())
                .containsExactlyInAnyOrder("master", "web-0", "engine-0");
        assertThat(all).allSatisfy(examined -> {
            assertThat(examined.isWell()).isTrue();
            assertThat(examined.report())
                    .isNotNull()
                    .satisfies(report -> assertThat(report.isClean()).isTrue());
        });
    }

    @Test
    void shouldFindRepairAndReportAllDamage() {
        damage();
        List<Finding> found = found(await(master.session().examine()));
        assertThat(found)
                .contains(
                        new Finding(Kind.STALE, "work", engine.uuid(), NUMBER),
                        new Finding(Kind.DEAD, "work", "ghost", NUMBER),
                        new Finding(Kind.DEAD, "ghost.town", "ghost", NUMBER));
        assertThat(found).anySatisfy(finding -> assertThat(finding.kind()).isEqualTo(Kind.MISSING));
        web.awaitServed("work", engine.uuid());
        for (int i = 0; i < 20; i++) {
            assertThat(web.ask("work")).isEqualTo(engine.uuid());
        }
        assertThat(found(await(master.session().examine()))).isEmpty();
    }

    @Test
    void shouldRepairByItselfAndTell() throws Exception {
        CompletableFuture<CheckReport> told = new CompletableFuture<>();
        engine.session().checkEvery(Duration.ofMillis(100), false, told::complete);
        damage();
        CheckReport report = told.get(20, TimeUnit.SECONDS);
        assertThat(report.repaired()).isNotEmpty();
        web.awaitServed("work", engine.uuid());
    }
}
