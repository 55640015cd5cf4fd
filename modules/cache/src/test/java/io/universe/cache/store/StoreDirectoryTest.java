package io.universe.cache.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreDirectoryTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource(FsyncPolicy.class)
    void shouldHaveAfterAStartWhatWasPut(FsyncPolicy policy) {
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            NamespaceStore store = directory.namespace("users", policy).join();
            store.put("ann", 1, bytes("one")).join();
            store.put("bob", 2, bytes("two"));
        }

        assertThat(reread()).containsExactly("ann 1 one", "bob 2 two");
    }

    @Test
    void shouldKeepTheHigherVersionWhateverComesLast() {
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            NamespaceStore store = open(directory);
            store.put("ann", 5, bytes("new"));
            store.put("ann", 4, bytes("old"));
            store.put("ann", 5, bytes("same")).join();
        }

        assertThat(reread()).containsExactly("ann 5 new");
    }

    @Test
    void shouldForgetWhatIsNotNewer() {
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            NamespaceStore store = open(directory);
            store.put("ann", 5, bytes("kept"));
            store.put("bob", 5, bytes("gone"));
            store.forget("ann", 4);
            store.forget("nobody", 4);
            store.forget("bob", 5).join();

            assertThat(store.size()).isEqualTo(1);
        }

        assertThat(reread()).containsExactly("ann 5 kept");
    }

    @Test
    void shouldKeepNamespacesApartAndNameThem() {
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            directory
                    .namespace("b.2", FsyncPolicy.NEVER)
                    .join()
                    .put("k", 1, bytes("b"))
                    .join();
            directory
                    .namespace("A-1_x", FsyncPolicy.ALWAYS)
                    .join()
                    .put("k", 1, bytes("a"))
                    .join();

            assertThat(directory.names()).containsExactly("A-1_x", "b.2");
        }

        assertThat(reread("A-1_x")).containsExactly("k 1 a");
        assertThat(reread("b.2")).containsExactly("k 1 b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../up", "a b", "ä", "a/b"})
    void shouldRefuseNamesThatAreNoFileNames(String name) {
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            assertThatThrownBy(() -> directory.namespace(name, FsyncPolicy.NEVER))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldRefuseASecondOwnerAndNameTheFirst() {
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            assertThatThrownBy(() -> StoreDirectory.open(home))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(home.toString())
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
            assertThat(open(directory).put("k", 1, bytes("v"))).succeedsWithin(TestTimes.LONG);
        }
        StoreDirectory.open(home).close();
    }

    @Test
    void shouldRefuseToOpenANamespaceTwice() {
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            NamespaceStore store = open(directory);

            assertThat(directory.namespace("users", FsyncPolicy.NEVER))
                    .failsWithin(TestTimes.LONG)
                    .withThrowableThat()
                    .withMessageContaining("open already");
            store.close().join();
            assertThat(directory.namespace("users", FsyncPolicy.NEVER)).succeedsWithin(TestTimes.LONG);
        }
    }

    @Test
    void shouldDeleteTheFileOfADestroyedNamespace() {
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            NamespaceStore store = open(directory);
            store.put("k", 1, bytes("v"));
            store.destroy().join();

            assertThat(directory.names()).isEmpty();
            assertThat(store.put("k", 2, bytes("v")))
                    .failsWithin(TestTimes.LONG)
                    .withThrowableThat()
                    .withMessageContaining("closed");
            assertThat(open(directory).size()).isZero();
        }
    }

    @Test
    void shouldWriteWhatWaitsBeforeItCloses() {
        List<CompletableFuture<Void>> puts = new ArrayList<>();
        NamespaceStore store;
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            store = open(directory);
            for (int i = 0; i < 5_000; i++) {
                puts.add(store.put("k" + i, 1, bytes("v")));
            }
        }

        assertThat(puts).allMatch(CompletableFuture::isDone).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(store.close()).succeedsWithin(TestTimes.LONG);
        assertThat(store.put("late", 1, bytes("v"))).isCompletedExceptionally();
        assertThat(reread()).hasSize(5_000);
    }

    @Test
    void shouldNotGrowWithOverwritesOfTheSameKeys() throws Exception {
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            NamespaceStore store = open(directory);
            byte[] value = new byte[200];
            for (int i = 0; i < 200_000; i++) {
                CompletableFuture<Void> put = store.put("k" + i % 100, i, value);
                if (i % 50 == 0) {
                    put.join();
                }
            }
        }

        assertThat(Files.size(home.resolve("users.mv"))).as("of 60 MB written").isLessThan(24 << 20);
        assertThat(reread()).hasSize(100);
    }

    @Test
    void shouldRefuseMoreThanTheDiskCanTake() {
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            NamespaceStore store = open(directory);
            CompletableFuture<Void> blocked = new CompletableFuture<>();
            store.put("k", 1, bytes("v")).join();
            store.forEach((key, version, value) -> blocked.join());
            byte[] megabytes = new byte[30 << 20];
            store.put("a", 1, megabytes);
            store.put("b", 1, megabytes);

            CompletableFuture<Void> tooMuch = store.put("c", 1, megabytes);
            blocked.complete(null);

            assertThat(tooMuch).failsWithin(TestTimes.LONG).withThrowableThat().withMessageContaining("64 MB wait");
            assertThat(store.put("d", 1, bytes("v"))).succeedsWithin(TestTimes.LONG);
        }
    }

    private List<String> reread() {
        return reread("users");
    }

    private List<String> reread(String name) {
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            NamespaceStore store = directory.namespace(name, FsyncPolicy.NEVER).join();
            List<String> entries = new ArrayList<>();
            store.forEach((key, version, value) ->
                            entries.add(key + " " + version + " " + new String(value, StandardCharsets.UTF_8)))
                    .join();
            assertThat(store.damage()).isEmpty();
            return entries;
        }
    }

    private static NamespaceStore open(StoreDirectory directory) {
        return directory.namespace("users", FsyncPolicy.INTERVAL).join();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
