package io.universe.launcher.master.reports;

import io.universe.launcher.supervisor.Decision;
import io.universe.launcher.supervisor.Event;
import java.util.function.Consumer;

/** Where what workers say goes to. */
@FunctionalInterface
public interface Posting {

    /** Never waits. The consumer gets the decision about this very event, on the supervision thread, which it must not keep; it may never come, when the master ends. */
    void post(Event event, Consumer<Decision> taken);
}
