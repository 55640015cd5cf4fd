package io.universe.cluster.emitter;

import static io.universe.cluster.session.TestUniverse.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who hears an event, when, and in which order, whatever the cluster is made of. A subclass names it. */
public abstract class EmitterContract extends SettledFixture {

    private static final int MANY = 500;

    @Test
    void shouldReachItselfAndEveryWorkerFromTheMaster() {
        Hearer master = master();
        Hearer web = web();
        Hearer engine = engine();
        await(master.emitter().emit("event", "hello", 1));
        for (Hearer each : List.of(master, web, fork(), engine)) {
            assertThat(heardBeforeNow(master, each)).containsExactly("event[hello, 1]");
        }
    }

    @Test
    void shouldReachItselfAndTheMasterFromAWorker() {
        Hearer master = master();
        Hearer web = web();
        Hearer engine = engine();
        await(web.emitter().emit("event"));
        assertThat(heardBeforeNow(web, master)).containsExactly("event[]");
        assertThat(heardBeforeNow(web, web)).containsExactly("event[]");
        assertThat(heardBeforeNow(web, engine)).isEmpty();
    }

    /** cluster2 dropped it without a word. */
    @Test
    void shouldReachAWorkerFromAnotherWorker() {
        Hearer master = master();
        Hearer web = web();
        Hearer engine = engine();
        await(web.emitter().to("engine-0").emit("event", "by name"));
        await(web.emitter().to(engine.self().pid()).emit("event", "by process"));
        await(web.emitter().to(engine.self().uuid()).emit("event", "by uuid"));
        assertThat(heardBeforeNow(web, engine))
                .containsExactly("event[by name]", "event[by process]", "event[by uuid]");
        assertThat(heardBeforeNow(web, master)).isEmpty();
        assertThat(heardBeforeNow(web, web)).isEmpty();
    }

    @Test
    void shouldReachTheSpawnAndTheForksOfAContext() {
        Hearer master = master();
        Hearer spawn = web();
        Hearer fork = fork();
        Hearer engine = engine();
        await(spawn.emitter().to("web").emit("event", 1));
        await(engine.emitter().to("web").emit("event", 2));
        heardBeforeNow(spawn, fork);
        assertThat(heardBeforeNow(engine, spawn)).containsExactlyInAnyOrder("event[1]", "event[2]");
        assertThat(heardBeforeNow(engine, fork)).containsExactlyInAnyOrder("event[1]", "event[2]");
        assertThat(heardBeforeNow(engine, master)).isEmpty();
    }

    @Test
    void shouldReachEveryProcessOfAnIdOnWhateverHost() {
        Hearer master = master();
        Hearer here = node(Crew.worker("web", 2, 1, "one", 4711));
        Hearer there = node(Crew.worker("engine", 1, 1, "two", 4711));
        await(master.emitter().to(4711).emit("event"));
        assertThat(heardBeforeNow(master, here)).containsExactly("event[]");
        assertThat(heardBeforeNow(master, there)).containsExactly("event[]");
    }

    @Test
    void shouldTellNobodyTwiceWhenTargetsOverlap() {
        Hearer master = master();
        Hearer web = web();
        await(master.emitter()
                .to("all", "web", "web-0", web.self().uuid(), "self", "master")
                .emit("event"));
        assertThat(heardBeforeNow(master, web)).containsExactly("event[]");
        assertThat(heardBeforeNow(master, master)).containsExactly("event[]");
    }

    @Test
    void shouldSayWhoHasSentIt() {
        Hearer master = master();
        Hearer web = fork();
        master.emitter()
                .on(
                        "who",
                        event -> master.note(event.sender().equals(web.self()) + " "
                                + event.sender().worker() + " " + event.sender().role() + " " + event.isRequest()));
        await(web.emitter().to("master").emit("who"));
        master.awaitHeard("true web-1 FORK false");
        web.emitter().request("master", "who");
        master.awaitHeard("true web-1 FORK true");
    }

    @Test
    void shouldFailAndSendNothingWhereATargetIsUnknown() {
        Hearer master = master();
        Hearer web = web();
        assertThatThrownBy(() -> await(master.emitter().to("web-0", "web-7").emit("event")))
                .isInstanceOfSatisfying(
                        ReplyException.class,
                        failure -> assertThat(failure.failureType()).isEqualTo(ReplyFailure.NO_HANDLERS))
                .hasMessage("no node answers to 'web-7'; there are: master, web-0, web-1, engine-0");
        assertThatThrownBy(() -> await(web.emitter().to("cache").emit("event")))
                .hasMessageStartingWith("no node answers to 'cache'; there are: master, web-0, ");
        assertThat(heardBeforeNow(master, web)).isEmpty();
    }

    @Test
    void shouldRefuseAnEventWithoutTargetsOrNameAndWhatCannotBeSent() {
        Hearer master = master();
        assertThatThrownBy(() -> await(master.emitter().to().emit("event")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> await(master.emitter().emit(""))).hasMessage("the name of an event is empty");
        assertThatThrownBy(() -> await(master.emitter().emit("event", 1, new Object())))
                .hasMessageStartingWith("argument 1 of 'event' is a java.lang.Object");
        assertThatThrownBy(() -> master.emitter().on("", event -> {})).isInstanceOf(IllegalArgumentException.class);
        assertThat(heardBeforeNow(master, master)).isEmpty();
    }

    @Test
    void shouldTellOnceOnlyWhoeverEmitsAtTheSameTime() throws InterruptedException {
        Hearer master = master();
        List<Hearer> workers = List.of(web(), fork(), engine());
        master.emitter().once("event", event -> master.note("once"));
        CountDownLatch emitted = new CountDownLatch(workers.size());
        workers.forEach(worker -> worker.node().session().vertx().runOnContext(v -> {
            worker.emitter().to("master").emit("event");
            worker.emitter().to("master").emit("event").onComplete(done -> emitted.countDown());
        }));
        emitted.await();
        workers.forEach(worker -> heardBeforeNow(worker, master));
        assertThat(heardBeforeNow(master, master)).filteredOn("once"::equals).hasSize(1);
        assertThat(master.heard()).filteredOn("event[]"::equals).hasSize(6);
    }

    @Test
    void shouldLetListenersComeAndGoWhileEventsArrive() {
        Hearer master = master();
        Hearer web = web();
        List<Future<Void>> emitted = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            emitted.add(master.emitter().to("web-0").emit("event", i));
            web.emitter()
                    .on(
                            "event",
                            event -> web.emitter().removeAllListeners("other").on("other", e -> {}));
            web.emitter().once("event", event -> web.emitter().once("event", e -> {}));
        }
        await(Future.join(emitted));
        assertThat(heardBeforeNow(master, web))
                .containsExactlyElementsOf(IntStream.range(0, MANY)
                        .mapToObj(i -> "event[" + i + "]")
                        .toList());
    }

    @Test
    void shouldLeaveThePlatformItsListenersWhereAllAreRemoved() {
        Hearer master = master();
        Hearer web = web();
        web.listenTo("event");
        web.listenTo("universe.event");
        web.emitter().removeAllListeners();
        web.listenTo("fence");
        await(master.emitter().emit("event", 1));
        await(master.emitter().emit("universe.event", 2));
        assertThat(heardBeforeNow(master, web)).containsExactly("universe.event[2]");
    }

    @Test
    void shouldTellTheOthersWhenAListenerThrows() {
        Hearer master = master();
        Hearer web = web();
        web.emitter().removeAllListeners("event").on("event", event -> {
            throw new NoClassDefFoundError("of the application");
        });
        web.listenTo("event");
        await(master.emitter().emit("event", 1));
        await(master.emitter().emit("event", 2));
        assertThat(heardBeforeNow(master, web)).containsExactly("event[1]", "event[2]");
    }

    @Test
    void shouldCallListenersOnTheContextTheyWereRegisteredOn() {
        Hearer master = master();
        Hearer web = web();
        Registrant verticle = new Registrant(web);
        String id = await(web.node().session().vertx().deployVerticle(verticle));
        await(master.emitter().emit("event", 1));
        web.awaitHeard("on the verticle's context: true");
        await(web.node().session().vertx().undeploy(id));
        await(master.emitter().emit("event", 2));
        assertThat(heardBeforeNow(master, web))
                .filteredOn(event -> event.startsWith("on"))
                .hasSize(1);
    }

    /** Listens, and says whether it was called where it listens. */
    private static final class Registrant extends VerticleBase {

        private final Hearer hearer;

        Registrant(Hearer hearer) {
            this.hearer = hearer;
        }

        @Override
        public Future<?> start() {
            hearer.emitter().on("event", event -> hearer.note("on the verticle's context: " + isHere()));
            return Future.succeededFuture();
        }

        private boolean isHere() {
            ContextInternal now = (ContextInternal) vertx.getOrCreateContext();
            return now.inThread() && now.unwrap() == context;
        }
    }
}
