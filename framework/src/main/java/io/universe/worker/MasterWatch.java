package io.universe.worker;

import io.universe.control.DaemonThreads;
import java.io.IOException;

/** Ends this JVM when its master ends, whatever it is busy with: its input is the master's pipe. For short-lived processes that have no other connection to it. */
public final class MasterWatch {

    private MasterWatch() {}

    /** Watches from now on. */
    public static void begin() {
        new DaemonThreads("master-watch")
                .newThread(MasterWatch::awaitEndOfInput)
                .start();
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said there.
            }
        } catch (IOException e) {
            // A pipe that cannot be read is as good as one that has ended.
        }
        Exit.atOnce(ExitCode.FAILED);
    }
}
