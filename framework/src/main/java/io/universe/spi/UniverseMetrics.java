package io.universe.spi;

/** What every process of a universe has counted, told by its master. Safe from any thread. */
public interface UniverseMetrics extends AutoCloseable {

    /** All of it in the text format of Prometheus. The first call takes a moment: not for event loops. Who asks while another is being answered gets the same answer. */
    String text();

    /** What the master itself counts with, as {@code java.sql.Wrapper.unwrap} does. Throws IllegalArgumentException where that is nothing of this type. */
    <T> T unwrap(Class<T> type);

    /** Idempotent; what was counted is kept. */
    @Override
    void close();
}
