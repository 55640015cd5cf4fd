package io.universe.launcher.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A trainer without a JVM: it makes an archive of a few bytes, or fails. */
final class FakeTrainer implements Trainer {

    private final ArchiveStore store;
    private Optional<IOException> failure = Optional.empty();
    private int trainings;
    private boolean isEnded;

    FakeTrainer(ArchiveStore store) {
        this.store = store;
    }

    void failWith(String message) {
        failure = Optional.of(new IOException(message));
    }

    int trainings() {
        return trainings;
    }

    boolean isEnded() {
        return isEnded;
    }

    @Override
    public void train(ArchiveKey key, Path launcherJar) throws IOException {
        trainings++;
        if (failure.isPresent()) {
            throw failure.get();
        }
        Path unfinished = store.prepare(key, launcherJar);
        Files.writeString(unfinished, "classes");
        store.take(key, unfinished);
    }

    @Override
    public void end() {
        isEnded = true;
    }
}
