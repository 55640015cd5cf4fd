package io.universe.launcher.master;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The order of the last thread dump and the order to end. */
class LastCallsTest {

    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final LastCalls calls = new LastCalls(process -> asked);
    private final FakeProcess process = new FakeProcess();

    @Test
    void shouldTerminateAtOnceWhereNothingWasAsked() {
        calls.terminate(process);
        assertThat(process.isTerminated).isTrue();
    }

    @Test
    void shouldNotTerminateBeforeTheProcessWasAskedForItsThreads() {
        calls.dumpThreads(process);
        calls.terminate(process);
        assertThat(process.isTerminated).isFalse();

        asked.complete(null);
        assertThat(process.isTerminated).isTrue();
    }

    @Test
    void shouldTerminateAProcessThatCannotBeAsked() {
        calls.dumpThreads(process);
        calls.terminate(process);
        asked.completeExceptionally(new IllegalStateException("no such tool"));
        assertThat(process.isTerminated).isTrue();
    }

    @Test
    void shouldNotMakeAnotherProcessWait() {
        FakeProcess other = new FakeProcess();
        calls.dumpThreads(process);
        calls.terminate(other);
        assertThat(other.isTerminated).isTrue();
    }

    /** Notes that it was told to end. */
    private static final class FakeProcess extends Process {
        private boolean isTerminated;

        @Override
        public long pid() {
            return 4711;
        }

        @Override
        public void destroy() {
            isTerminated = true;
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException();
        }

        @Override
        public InputStream getInputStream() {
            throw new UnsupportedOperationException();
        }

        @Override
        public InputStream getErrorStream() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int waitFor() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int exitValue() {
            throw new UnsupportedOperationException();
        }
    }
}
