package io.universe.launcher.master.wishes;

import java.util.Optional;

/** Whether another process can take the place of this master while its workers go on. */
public interface Succession {

    /** Of a master that is part of a process that does other things too. */
    Succession NONE = new Succession() {
        @Override
        public Optional<String> obstacle() {
            return Optional.of(
                    "the master runs beside the application's own main and cannot be replaced alone; stop the application and start it again");
        }

        @Override
        public Optional<String> lastFailure() {
            return Optional.empty();
        }
    };

    /** Why no other process would come to be the master now; empty where nothing is known to be in the way. Takes seconds. */
    Optional<String> obstacle();

    /** Why the last one did not come to be the master; empty where none has failed. */
    Optional<String> lastFailure();
}
