package io.universe.testkit.load;

import io.universe.testkit.http.Answer;
import io.universe.testkit.http.AnswerReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One client's connection, opened when it is needed; it says what became of each request. Used by one thread. */
final class Connection implements AutoCloseable {

    private final Load load;
    private final byte[] request;
    private @Nullable Socket socket;
    private @Nullable AnswerReader reader;
    private boolean hasAnswered;

    Connection(Load load) {
        this.load = load;
        this.request = "GET %s HTTP/1.1\r\nHost: %s\r\n%s\r\n"
                .formatted(load.target(), load.uri().getAuthority(), load.isKeptAlive() ? "" : "Connection: close\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends one request, waits for its answer and counts it. Returns whether the server listens. */
    boolean ask(Tally tally) {
        tally.began();
        try {
            open();
        } catch (IOException e) {
            close();
            tally.failed(e instanceof SocketTimeoutException ? Outcome.TIMED_OUT : Outcome.REFUSED, e);
            return e instanceof SocketTimeoutException;
        }
        exchange(tally);
        return true;
    }

    private void open() throws IOException {
        if (socket != null) {
            return;
        }
        hasAnswered = false;
        Socket fresh = new Socket();
        socket = fresh;
        fresh.setTcpNoDelay(true);
        int timeoutMillis = (int) load.timeout().toMillis();
        fresh.setSoTimeout(timeoutMillis);
        fresh.connect(new InetSocketAddress(load.uri().getHost(), load.uri().getPort()), timeoutMillis);
        reader = new AnswerReader(new BufferedInputStream(fresh.getInputStream()));
    }

    private void exchange(Tally tally) {
        Socket open = Objects.requireNonNull(socket);
        AnswerReader answers = Objects.requireNonNull(reader);
        boolean isSent = false;
        try {
            open.getOutputStream().write(request);
            isSent = true;
            Answer answer = answers.read();
            tally.answered(answer.status());
            hasAnswered = true;
            if (answer.isLast() || !load.isKeptAlive()) {
                leave(open);
            }
        } catch (IOException e) {
            close();
            tally.failed(outcome(e, isSent && answers.hasBegun()), e);
        }
    }

    private Outcome outcome(IOException failure, boolean hasBegun) {
        if (failure instanceof SocketTimeoutException) {
            return Outcome.TIMED_OUT;
        }
        if (hasBegun) {
            return Outcome.CUT;
        }
        return hasAnswered ? Outcome.STALE : Outcome.RESET;
    }

    /** Lets the server close first, so that the client's ports are free at once. */
    private void leave(Socket open) {
        try {
            open.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The answer was complete; how the connection ends does not matter.
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // There is nothing to be saved on a connection that is thrown away.
            }
            socket = null;
        }
    }
}
