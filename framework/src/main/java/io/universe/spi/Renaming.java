package io.universe.spi;

/** Shows this process to people under its name, as a log does, and is told when it gets another one: when a standby takes a slot. Found by ServiceLoader; there may be any number. */
@FunctionalInterface
public interface Renaming {

    /**
     * The process has another name from now on. Called on the way to the first request: it must not wait for anything.
     *
     * @param life the name of the process life in its slot, such as {@code web-0.3}
     * @param generation which version of code and configuration it runs
     */
    void renamed(String life, int generation);
}
