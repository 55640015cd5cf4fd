package io.universe.launcher.logs;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all followers share: one look at the files for all of them, as often as somebody calls for it. While nobody follows it keeps no file open. Used by one thread. */
final class LogWatch implements Closeable {

    private final LogDirectory directory;
    private final MergeWindow window = new MergeWindow();
    private final Set<Follower> followers = new LinkedHashSet<>();
    private @Nullable Tails tails;

    LogWatch(LogDirectory directory) {
        this.directory = directory;
    }

    /** From now on the follower hears what is written behind what the answer says of each file, by its key; all of a file that is not in it. */
    Map<Object, Long> join(Follower follower, Instant now) throws IOException {
        look(now);
        tell(window.flush());
        Tails known = tails;
        if (known == null) {
            known = new Tails(directory);
            tails = known;
        }
        followers.add(follower);
        return known.given();
    }

    /** It hears no more. */
    void leave(Follower follower) {
        followers.remove(follower);
        if (followers.isEmpty()) {
            close();
        }
    }

    boolean isIdle() {
        return followers.isEmpty();
    }

    /** Tells the followers what has been written, a look later at the latest. */
    void look(Instant now) throws IOException {
        Tails known = tails;
        if (known != null) {
            tell(window.add(known.look(this::isWanted, now)));
        }
    }

    private boolean isWanted(LogName name) {
        return followers.stream().anyMatch(follower -> follower.query().kinds().contains(name.kind()));
    }

    private void tell(List<Heard> lines) {
        lines.forEach(line -> followers.forEach(follower -> follower.hear(line)));
    }

    @Override
    public void close() {
        Tails known = tails;
        tails = null;
        window.flush();
        if (known != null) {
            known.close();
        }
    }
}
