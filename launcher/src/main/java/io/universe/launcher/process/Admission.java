package io.universe.launcher.process;

import io.universe.control.Protocol;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Who may call itself a worker: whoever knows the token that was made for it, is the process that got it, and comes once. Safe from any thread. */
public final class Admission {

    private static final int TOKEN_BYTES = 24;
    /** Of processes that have ended: what they said just before has been read by the time that so many others have ended. */
    private static final int REVOKED_TOKENS = 64;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
    private final Deque<String> revoked = new ConcurrentLinkedDeque<>();

    /** What a worker must show. */
    private record Ticket(String token, int generation, String code, long pid, boolean used) {
        Ticket boundTo(long process) {
            return new Ticket(token, generation, code, process, used);
        }

        Ticket spent() {
            return new Ticket(token, generation, code, pid, true);
        }
    }

    /** What whoever knocks claims to be; the pid is empty where the platform does not tell. */
    record Claim(int protocol, String token, String life, OptionalInt pid) {}

    /** What a worker claims that comes back; pid and user are empty where the platform does not tell. */
    record Return(int protocol, String life, String pass, OptionalInt pid, OptionalInt user) {}

    private final Pass.Seal seal;

    /** Of a master whose workers cannot come back to another one. */
    public Admission() {
        this(Pass.Seal.random());
    }

    /** Of a master with a seal that the next one will have too. */
    public Admission(Pass.Seal seal) {
        this.seal = seal;
    }

    /** Makes a token for a process that is about to be started, of this generation, from the copy of the code with this digest. */
    public String issue(String life, int generation, String code) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        tickets.put(life, new Ticket(token, generation, code, 0, false));
        return token;
    }

    /** Binds the token to the process that got it. */
    public void bind(String life, long pid) {
        tickets.computeIfPresent(life, (name, ticket) -> ticket.boundTo(pid));
    }

    /** The process has ended; its token is worth nothing. */
    public void revoke(String life) {
        Ticket ticket = tickets.remove(life);
        if (ticket != null) {
            revoked.addFirst(ticket.token);
        }
        while (revoked.size() > REVOKED_TOKENS) {
            revoked.pollLast();
        }
    }

    /** Whether this is the token of a process that has ended a moment ago, and may have shown it before. */
    boolean isRevoked(String token) {
        return revoked.stream().anyMatch(old -> isEqual(old, token));
    }

    /** What the process that was started under one name, and has another one now, has to show when it comes back; empty where nobody can tell it from others. */
    public Optional<String> passOf(String startedAs, String life) {
        Ticket ticket = tickets.get(startedAs);
        return ticket == null ? Optional.empty() : pass(life, ticket, ticket.pid);
    }

    /** Why the claim is refused; empty where it holds. */
    Optional<String> refusal(Claim claim) {
        Ticket ticket = tickets.get(claim.life());
        if (claim.protocol() != Protocol.VERSION) {
            return otherProtocol(claim.protocol());
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
            return ticket.spent();
        });
        return first[0];
    }

    /** What the worker that was admitted has to show when it comes back; empty where the platform does not tell who it is. */
    Optional<String> pass(String life, OptionalInt pid) {
        Ticket ticket = tickets.get(life);
        return ticket == null || pid.isEmpty() ? Optional.empty() : pass(life, ticket, pid.getAsInt());
    }

    private Optional<String> pass(String life, Ticket ticket, long pid) {
        OptionalLong startTicks = ProcessLook.startTicks(pid);
        return startTicks.isEmpty()
                ? Optional.empty()
                : Optional.of(seal.seal(new Pass(life, pid, startTicks.getAsLong(), ticket.generation, ticket.code)));
    }

    /** What was sealed about a worker that has come back. */
    Pass pass(Return claim) {
        return seal.open(claim.pass()).orElseThrow();
    }

    /** Why a worker that comes back is refused; empty where it is the one that got the pass, and no other. */
    Optional<String> refusal(Return claim) {
        if (claim.protocol() != Protocol.VERSION) {
            return otherProtocol(claim.protocol());
        }
        Optional<Pass> pass =
                seal.open(claim.pass()).filter(opened -> opened.life().equals(claim.life()));
        if (pass.isEmpty()) {
            return Optional.of("no master of this home has given it this pass");
        }
        OptionalInt own = ProcessLook.ownUser();
        if (claim.user().isEmpty() || own.isEmpty() || claim.user().getAsInt() != own.getAsInt()) {
            return Optional.of("it runs as another user");
        }
        return isTheProcess(pass.get(), claim.pid())
                ? Optional.empty()
                : Optional.of("the pass was given to process " + pass.get().pid() + ", and this is another one");
    }

    private static boolean isTheProcess(Pass pass, OptionalInt pid) {
        return pid.isPresent()
                && pid.getAsInt() == pass.pid()
                && ProcessLook.startTicks(pass.pid()).equals(OptionalLong.of(pass.startTicks()));
    }

    private static Optional<String> otherProtocol(int protocol) {
        return Optional.of("it speaks protocol %d, this master %d; both must be of one version"
                .formatted(protocol, Protocol.VERSION));
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
