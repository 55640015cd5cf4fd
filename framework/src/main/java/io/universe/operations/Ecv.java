package io.universe.operations;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** ECV: what a load balancer is told of a universe, and where it asks. Answers from memory; safe from any thread. */
public interface Ecv {

    /** Where it is asked and told. */
    Paths paths();

    /** What is told now; empty where there is no ECV. */
    Optional<Sign> sign();

    /** Who answers. */
    Place place();

    /**
     * The paths on the monitor.
     *
     * @param root that load balancers ask
     * @param markUp where a person marks up
     * @param markDown where a person marks down
     */
    record Paths(String root, String markUp, String markDown) {}

    /**
     * What load balancers are told, and why.
     *
     * @param by who has said so
     * @param since when it became UP, or DOWN
     */
    record Sign(boolean isUp, By by, String reason, Instant since) {

        /** The word for it: {@code UP} or {@code DOWN}. */
        public String state() {
            return isUp ? "UP" : "DOWN";
        }
    }

    /** Who says what load balancers are told. */
    enum By {
        /** A person, by mark up and mark down. */
        OPERATOR,
        /** The master, by what it sees of the contexts. */
        UNIVERSE,
        /** The stop of the universe. */
        STOP,
        /** The application, by what it answers when it is asked. */
        MONITOR;

        /** The word in answers, the status and the journal. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The machine that traffic would come to.
     *
     * @param ip an address of it
     * @param host its name
     * @param port of the first context that has one; 0 where none has
     */
    record Place(String ip, String host, int port) {}
}
