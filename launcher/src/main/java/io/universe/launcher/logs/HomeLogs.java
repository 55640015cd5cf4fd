package io.universe.launcher.logs;

import io.universe.control.DaemonThreads;
import io.universe.operations.LogLine;
import io.universe.operations.LogQuery;
import io.universe.operations.LogReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The logs of a home, read from its files, whoever runs or does not run there. Reading is done by the thread that asks; following by one of its own, which is there while somebody follows. Safe from any thread. */
public final class HomeLogs implements LogReader, AutoCloseable {

    /** How many can follow at once. */
    static final int MOST_FOLLOWERS = 16;

    private static final Logger LOG = LoggerFactory.getLogger(HomeLogs.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final LogDirectory directory;
    private final Clock clock;
    private final Semaphore places = new Semaphore(MOST_FOLLOWERS);
    private final ScheduledThreadPoolExecutor thread;
    /** Used by the thread alone, as is the next one. */
    private final LogWatch watch;

    private @Nullable ScheduledFuture<?> looking;

    /** Those in this directory, which may be missing. */
    public HomeLogs(Path directory, Clock clock) {
        this.directory = new LogDirectory(directory);
        this.clock = clock;
        this.watch = new LogWatch(this.directory);
        this.thread = new ScheduledThreadPoolExecutor(1, new DaemonThreads("log-watch"));
        thread.setKeepAliveTime(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        thread.allowCoreThreadTimeOut(true);
        thread.setRemoveOnCancelPolicy(true);
    }

    @Override
    public List<LogLine> read(LogQuery query) throws IOException {
        return read(query, LogFile::size);
    }

    private List<LogLine> read(LogQuery query, ToLongFunction<LogFile> limit) throws IOException {
        return new Past(query, clock.instant(), new Quota(query.lines(), System::nanoTime))
                .read(directory.files(), limit);
    }

    @Override
    public Set<String> processes() throws IOException {
        return directory.files().stream().map(file -> file.name().process()).collect(Collectors.toSet());
    }

    @Override
    public Optional<Following> follow(LogQuery query, Consumer<LogLine> listener) throws IOException {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        Follower follower = new Follower(query, listener);
        try {
            Map<Object, Long> given = onThread(() -> join(follower));
            List<LogLine> past = read(query, file -> given.getOrDefault(file.key(), 0L));
            return Optional.of(new Following(past, () -> leave(follower)));
        } catch (IOException | RuntimeException e) {
            leave(follower);
            throw e;
        }
    }

    private Map<Object, Long> join(Follower follower) throws IOException {
        Map<Object, Long> given = watch.join(follower, clock.instant());
        if (looking == null) {
            looking = thread.scheduleWithFixedDelay(
                    this::look, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
        return given;
    }

    /** A throw would end all looks to come. */
    private void look() {
        try {
            watch.look(clock.instant());
        } catch (IOException | RuntimeException e) {
            LOG.debug("The logs are looked at again", e);
        }
    }

    private void leave(Follower follower) {
        places.release();
        try {
            thread.execute(() -> onLeft(follower));
        } catch (RejectedExecutionException closed) {
            LOG.debug("A follower has left after the end");
        }
    }

    private void onLeft(Follower follower) {
        watch.leave(follower);
        ScheduledFuture<?> running = looking;
        if (watch.isIdle() && running != null) {
            running.cancel(false);
            looking = null;
        }
    }

    private <T> T onThread(Callable<T> action) throws IOException {
        try {
            return thread.submit(action).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("the logs cannot be followed: " + e.getCause(), e);
        } catch (RejectedExecutionException e) {
            throw new IOException("the logs are closed", e);
        }
    }

    /** Nobody follows any more. Idempotent. */
    @Override
    public void close() {
        if (!thread.isShutdown()) {
            thread.execute(watch::close);
            thread.shutdown();
        }
    }
}
