package io.universe.cache.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.cache.CacheException;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import io.universe.cache.entry.Operation;
import io.universe.cache.store.FsyncPolicy;
import io.universe.cache.store.NamespaceStore;
import io.universe.cache.store.StoreDirectory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that has the disk, and those that ask it, in one JVM. */
class DiskOwnerTest {

    private static final String STARS = "stars";

    @TempDir
    private Path path;

    private final Vertx vertx = Vertx.vertx();
    private final RemotePersistence persistence = new RemotePersistence(vertx);
    private final Map<String, MapEntries> entries = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void shouldPutBackWhatTheClusterHasLost() {
        DiskOwner owner = started();
        await(persistence.open(STARS));
        set("sirius", "-1.46");
        set("vega", "0.03");
        await(owner.stop());
        stars().lose();

        started();

        assertThat(value("sirius")).isEqualTo("-1.46");
        assertThat(value("vega")).isEqualTo("0.03");
    }

    @Test
    void shouldRememberWhatWasDeletedAndWhatIsOver() {
        DiskOwner owner = started();
        await(persistence.open(STARS));
        set("sirius", "-1.46");
        apply("sirius", new Operation.Delete());
        apply("vega", new Operation.Put(bytes("0.03"), 1, false));
        await(owner.stop());
        stars().lose();

        started();

        assertThat(entry("sirius").isLive(stars().nowMillis)).isFalse();
        assertThat(entry("vega").isLive(stars().nowMillis)).isFalse();
    }

    @Test
    void shouldNotPutAnOldValueOverANewOne() {
        DiskOwner owner = started();
        await(persistence.open(STARS));
        set("sirius", "old");
        await(owner.stop());
        await(stars().apply("sirius", new Operation.Put(bytes("new"), Entry.NEVER, false)));

        started();

        assertThat(value("sirius")).isEqualTo("new");
    }

    @Test
    void shouldWriteDownWhatNobodyAskedAbout() {
        DiskOwner owner = started();
        await(persistence.open(STARS));
        await(stars().apply("followed", new Operation.Put(bytes("1"), Entry.NEVER, false)));
        await(owner.stop());
        await(stars().apply("compared", new Operation.Put(bytes("2"), Entry.NEVER, false)));
        DiskOwner next = started();
        await(next.stop());
        stars().lose();

        started();

        assertThat(value("followed")).isEqualTo("1");
        assertThat(value("compared")).isEqualTo("2");
    }

    @Test
    void shouldCompareWhenNewsWereLost() {
        DiskOwner owner = started();
        await(persistence.open(STARS));
        set("sirius", "-1.46");
        stars().lose();

        stars().gap();
        await(persistence.open(STARS));
        await(owner.stop());
        started();

        assertThat(value("sirius")).isEqualTo("-1.46");
    }

    @Test
    void shouldWaitUntilTheDiskHasChangedHands() {
        DiskOwner first = started();
        await(persistence.open(STARS));
        DiskOwner second = owner();
        Future<?> starting = second.start(() -> true);
        await(first.stop());
        Future<Void> asked = persistence.open(STARS);

        await(starting);
        await(asked);

        assertThat(second.toJson()).hasSize(1);
        assertThat(first.toJson()).isEmpty();
        assertThat(stars().followers()).isEqualTo(1);
    }

    @Test
    void shouldLetGoOfADiskThatCameTooLate() {
        DiskOwner first = started();
        DiskOwner second = owner();
        Future<?> starting = second.start(() -> true);
        await(second.stop());

        await(first.stop());

        assertThatThrownBy(() -> await(starting)).hasMessageContaining("not wanted here any more");
        started();
    }

    @Test
    void shouldWaitForSomebodyToHaveTheDisk() {
        Future<Void> asked = persistence.open(STARS);

        started();

        await(asked);
    }

    @Test
    void shouldNotCallAChangeSafeThatWasLostBefore() {
        started();
        await(persistence.open(STARS));
        set("sirius", "old");
        long version = await(stars().apply("sirius", new Operation.Put(bytes("new"), Entry.NEVER, false)))
                .version();
        stars().lose();

        assertThatThrownBy(() -> await(persistence.secured(STARS, "sirius", version)))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("the change of sirius was lost");
    }

    @Test
    void shouldAskAgainWhereAMemberDidNotAnswer() {
        started();
        await(persistence.open(STARS));
        long version = await(stars().apply("sirius", new Operation.Put(bytes("1"), Entry.NEVER, false)))
                .version();
        stars().failReads(2);

        await(persistence.secured(STARS, "sirius", version));
    }

    @Test
    void shouldOpenANamespaceOfWhichNotEverythingFits() {
        DiskOwner owner = started();
        await(persistence.open(STARS));
        set("sirius", "-1.46");
        await(owner.stop());
        stars().lose();
        stars().isFull = true;
        started();

        await(persistence.open(STARS));

        assertThat(entry("sirius").version()).isZero();
    }

    @Test
    void shouldLeaveAloneWhatIsNoNamespace() throws IOException {
        Files.createDirectories(path);
        Files.writeString(path.resolve("prices (copy).mv"), "not ours");

        started();

        await(persistence.open(STARS));
    }

    @Test
    void shouldAnswerManyWhoHaveWaitedForTheDisk() {
        List<Future<Void>> asked =
                IntStream.range(0, 1_000).mapToObj(i -> persistence.open(STARS)).toList();
        assertThat(asked).noneMatch(Future::isComplete);

        started();

        await(Future.all(asked));
    }

    @Test
    void shouldForgetValuesWhoseTimeWasOverWhileNobodyKeptThem() {
        DiskOwner owner = started();
        await(persistence.open(STARS));
        apply("vega", new Operation.Put(bytes("0.03"), 1, false));
        await(owner.stop());
        stars().lose();
        await(started().stop());

        try (StoreDirectory directory = StoreDirectory.open(path)) {
            NamespaceStore store = directory.namespace(STARS, FsyncPolicy.NEVER).join();
            assertThat(store.size()).isZero();
        }
    }

    @Test
    void shouldForgetADestroyedNamespace() {
        DiskOwner owner = started();
        await(persistence.open(STARS));
        set("sirius", "-1.46");

        await(persistence.destroy(STARS));

        await(owner.stop());
        try (StoreDirectory directory = StoreDirectory.open(path)) {
            assertThat(directory.names()).isEmpty();
        }
    }

    @Test
    void shouldSayWhatTheDiskRefuses() {
        started();

        assertThatThrownBy(() -> await(persistence.open("no name/of a namespace")))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("no name/of a namespace");
    }

    @Test
    void shouldRefuseWhatALaterVersionAsks() {
        started();

        Future<?> asked = vertx.eventBus()
                .request(Question.ADDRESS, new JsonObject().put("ask", "dance").put("namespace", STARS));

        assertThatThrownBy(() -> await(asked)).hasMessageContaining("not known to this version");
    }

    @Test
    void shouldKeepVersionsGrowingOverARestart() {
        DiskOwner owner = started();
        await(persistence.open(STARS));
        set("sirius", "first");
        long before = entry("sirius").version();
        await(owner.stop());
        stars().lose();
        started();
        stars().nowMillis = 0;

        set("sirius", "second");

        assertThat(entry("sirius").version()).isGreaterThan(before);
        assertThat(entry("sirius").kind()).isEqualTo(Kind.VALUE);
    }

    private DiskOwner started() {
        DiskOwner owner = owner();
        await(owner.start(() -> true));
        return owner;
    }

    private DiskOwner owner() {
        return new DiskOwner(
                ((VertxInternal) vertx).createEventLoopContext(),
                path,
                FsyncPolicy.INTERVAL,
                name -> entries.computeIfAbsent(name, any -> new MapEntries()));
    }

    private MapEntries stars() {
        return entries.computeIfAbsent(STARS, any -> new MapEntries());
    }

    private void set(String key, String value) {
        apply(key, new Operation.Put(bytes(value), Entry.NEVER, false));
    }

    private void apply(String key, Operation operation) {
        long version = await(stars().apply(key, operation)).version();
        await(persistence.secured(STARS, key, version));
    }

    private Entry entry(String key) {
        return await(stars().read(key));
    }

    private String value(String key) {
        return new String(entry(key).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
