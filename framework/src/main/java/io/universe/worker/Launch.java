package io.universe.worker;

import io.universe.control.Protocol;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a worker knows before it has spoken with its master.
 *
 * @param socket the master's socket for workers
 * @param token the one-time token by which the master knows its child
 * @param life the name of the process life, such as {@code web-0.3}
 */
public record Launch(Path socket, String token, String life) {

    /** Reads what the master put into the environment; empty where no master started this process. */
    public static Optional<Launch> from(Map<String, String> environment) {
        String socket = environment.get(Protocol.SOCKET_VARIABLE);
        String token = environment.get(Protocol.TOKEN_VARIABLE);
        String life = environment.get(Protocol.NAME_VARIABLE);
        return socket == null || token == null || life == null
                ? Optional.empty()
                : Optional.of(new Launch(Path.of(socket), token, life));
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "Launch[" + life + " at " + socket + "]";
    }
}
