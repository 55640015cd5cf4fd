package io.universe.launcher.drill;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** One thing that an exercise does, or waits for. */
public sealed interface Step {

    /** What it is, in words that follow "could not": {@code recycle web-0}. */
    String what();

    /** The master is asked for something, and answers when it is done. */
    record Order(String what, String path) implements Step {}

    /** A worker's process gets a signal that it can do nothing about. */
    record Strike(String what, Health.Life victim, Blow blow) implements Step {}

    /** The master's process is killed. */
    record KillMaster(long pid) implements Step {
        @Override
        public String what() {
            return "kill the master, pid " + pid;
        }
    }

    /** The master is asked to have another one take its place, and answers when one can. */
    record ReplaceMaster() implements Step {
        @Override
        public String what() {
            return "replace the master";
        }
    }

    /** A master is started. */
    record StartMaster() implements Step {
        @Override
        public String what() {
            return "start a master";
        }
    }

    /** Nothing is done for a while. */
    record Hold(Duration duration) implements Step {
        @Override
        public String what() {
            return "wait";
        }
    }

    /**
     * The universe is watched until it is so.
     *
     * @param failure why it will never be so; empty as long as it may
     */
    record Await(String what, Predicate<Health> isReached, Function<Health, Optional<String>> failure) implements Step {

        /** Of something that only time keeps from being so. */
        Await(String what, Predicate<Health> isReached) {
            this(what, isReached, health -> Optional.empty());
        }
    }

    /** What happens to a worker. */
    enum Blow {
        /** SIGKILL. */
        KILL,
        /** SIGSTOP. */
        STOP
    }
}
