package io.universe.launcher.process;

import io.universe.control.Protocol;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** Who may call itself a worker: whoever knows the token that was made for it, is the process that got it, and comes once. Safe from any thread. */
public final class Admission {

    private static final int TOKEN_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();

    /** What a worker must show. */
    private record Ticket(String token, long pid, boolean used) {}

    /** What whoever knocks claims to be; the pid is empty where the platform does not tell. */
    record Claim(int protocol, String token, String life, OptionalInt pid) {}

    /** Makes a token for a process that is about to be started. */
    public String issue(String life) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        tickets.put(life, new Ticket(token, 0, false));
        return token;
    }

    /** Binds the token to the process that got it. */
    public void bind(String life, long pid) {
        tickets.computeIfPresent(life, (name, ticket) -> new Ticket(ticket.token, pid, ticket.used));
    }

    /** The process has ended; its token is worth nothing. */
    public void revoke(String life) {
        tickets.remove(life);
    }

    /** Why the claim is refused; empty where it holds. */
    Optional<String> refusal(Claim claim) {
        Ticket ticket = tickets.get(claim.life());
        if (claim.protocol() != Protocol.VERSION) {
            return Optional.of("it speaks protocol %d, this master %d; both must be of one version"
                    .formatted(claim.protocol(), Protocol.VERSION));
        }
        if (ticket == null || !isEqual(ticket.token, claim.token())) {
            return Optional.of("no process was started under this name with this token");
        }
        if (ticket.pid != 0 && claim.pid().isPresent() && claim.pid().getAsInt() != ticket.pid) {
            return Optional.of("the token was given to process " + ticket.pid + ", not to "
                    + claim.pid().getAsInt());
        }
        return Optional.empty();
    }

    /** Lets whoever has shown the token in as a worker; false where it has let somebody in before. */
    boolean admit(String life) {
        boolean[] first = {false};
        tickets.computeIfPresent(life, (name, ticket) -> {
            first[0] = !ticket.used;
            return new Ticket(ticket.token, ticket.pid, true);
        });
        return first[0];
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
