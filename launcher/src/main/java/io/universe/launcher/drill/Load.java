package io.universe.launcher.drill;

/** Clients that ask without a pause until they are closed: half of them keep their connections, the others make one for each request. Safe from any thread. */
public interface Load extends AutoCloseable {

    /** What has ended since the last cut. */
    Figures cut();

    /** Waits for what is in flight, and ends. */
    @Override
    void close();
}
