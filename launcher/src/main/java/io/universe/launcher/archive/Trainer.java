package io.universe.launcher.archive;

import java.io.IOException;
import java.nio.file.Path;

/** Whoever makes an archive. */
interface Trainer {

    /**
     * Makes the archive under the key, for JVMs whose class path begins with a link to the jar. Nothing is left where it throws: IOException where it fails, CancellationException where it was ended.
     */
    void train(ArchiveKey key, Path launcherJar) throws IOException, InterruptedException;

    /** Ends what is being made, and makes nothing any more. From any thread. */
    void end();
}
