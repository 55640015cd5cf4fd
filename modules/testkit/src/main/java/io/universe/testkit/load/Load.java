package io.universe.testkit.load;

import io.universe.testkit.Rounds;
import java.net.URI;
import java.time.Duration;

/**
 * A load to be put on a server: each of its connections asks again when it is answered. Told in a sentence:
 * {@code Load.on(uri).connections(16).keepAlive().start()}.
 *
 * @param endsWhenRefused whether a connection gives up when it is refused; otherwise it tries again a little later
 * @param thinkTime between an answer and the next request
 */
public record Load(
        URI uri, int connections, boolean isKeptAlive, boolean endsWhenRefused, Duration timeout, Duration thinkTime) {

    /** Some hundred requests in a second, and some thousand in the long form: the machine has time for what is done meanwhile. */
    private static final Duration STEADY = Duration.ofMillis(Rounds.of(20, 4));

    /** Sixteen connections, each closed after its answer, which ask again a little later, and give up after ten seconds of silence. */
    public static Load on(URI uri) {
        return new Load(uri, 16, false, false, Duration.ofSeconds(10), STEADY);
    }

    /** So many at once. */
    public Load connections(int number) {
        return new Load(uri, number, isKeptAlive, endsWhenRefused, timeout, thinkTime);
    }

    /** Connections are used again until the server closes them. */
    public Load keepAlive() {
        return new Load(uri, connections, true, endsWhenRefused, timeout, thinkTime);
    }

    /** It ends when nobody listens any more. */
    public Load untilRefused() {
        return new Load(uri, connections, isKeptAlive, true, timeout, thinkTime);
    }

    /** What is not answered in this time has failed. */
    public Load timeout(Duration duration) {
        return new Load(uri, connections, isKeptAlive, endsWhenRefused, duration, thinkTime);
    }

    /** As much as the machine can do. */
    public Load relentless() {
        return new Load(uri, connections, isKeptAlive, endsWhenRefused, timeout, Duration.ZERO);
    }

    /** Begins: HTTP/1.1 on plain sockets for {@code http}, HTTP/2 over TLS, any certificate accepted, for {@code https}. */
    public RunningLoad start() {
        return uri.getScheme().equals("https") ? Http2Load.start(this) : SocketLoad.start(this);
    }

    String target() {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
