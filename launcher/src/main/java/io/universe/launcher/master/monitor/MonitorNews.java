package io.universe.launcher.master.monitor;

import java.util.Optional;

/** Hears what becomes of monitors and of their extensions. Called on any thread; waits for nothing. */
public interface MonitorNews {

    /** Another monitor serves in the place of one that has failed, the latest of so many in a row. */
    void onRestarted(String reason, int failures);

    /** What keeps an extension, or a jar, from being served; empty where it is. */
    void onExtension(String name, Optional<String> failure);
}
