package io.universe.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {

    private final FaultyDisk disk = new FaultyDisk();

    @TempDir
    Path home;

    @AfterEach
    void removeDisk() {
        disk.close();
    }

    @Test
    void shouldFailWhatCannotBeWrittenAndWriteAgainWhenThereIsRoom() {
        try (StoreDirectory directory = StoreDirectory.open(home, disk)) {
            NamespaceStore store =
                    directory.namespace("users", FsyncPolicy.ALWAYS).join();
            store.put("before", 1, new byte[10]).join();

            disk.state().fill();
            assertThat(store.put("during", 1, new byte[10]))
                    .failsWithin(TestTimes.LONG)
                    .withThrowableThat()
                    .withCauseInstanceOf(StoreException.class)
                    .withMessageContaining(home.resolve("users.mv") + ": No space left on device")
                    .withMessageContaining("the next write tries again");
            assertThat(store.put("during", 2, new byte[10])).failsWithin(TestTimes.LONG);

            disk.state().makeRoom();
            assertThat(store.put("after", 1, new byte[10])).succeedsWithin(TestTimes.LONG);
            assertThat(keys(store)).containsExactly("after", "before");
        }
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            assertThat(keys(directory.namespace("users", FsyncPolicy.NEVER).join()))
                    .containsExactly("after", "before");
        }
    }

    @Test
    void shouldOpenADirectoryOnAFullDiskWhenThereIsRoomAgain() {
        try (StoreDirectory directory = StoreDirectory.open(home, disk)) {
            disk.state().fill();
            assertThat(directory.namespace("users", FsyncPolicy.ALWAYS))
                    .failsWithin(TestTimes.LONG)
                    .withThrowableThat()
                    .withMessageContaining("No space left");

            disk.state().makeRoom();
            NamespaceStore store =
                    directory.namespace("users", FsyncPolicy.ALWAYS).join();
            assertThat(store.damage()).isEmpty();
        }
    }

    @Test
    void shouldGiveTheDirectoryBackWhenItCannotBeForced() {
        StoreDirectory directory = StoreDirectory.open(home, disk);
        NamespaceStore store = directory.namespace("users", FsyncPolicy.NEVER).join();
        store.put("k", 1, new byte[10]).join();
        disk.state().fill();
        try {
            directory.close();
        } catch (StoreException e) {
            assertThat(e).hasMessageContaining("Could not write");
        }
        try (StoreDirectory again = StoreDirectory.open(home)) {
            assertThat(keys(again.namespace("users", FsyncPolicy.NEVER).join())).containsExactly("k");
        }
    }

    private static List<String> keys(NamespaceStore store) {
        List<String> keys = new ArrayList<>();
        store.forEach((key, version, value) -> keys.add(key)).join();
        return keys;
    }
}
