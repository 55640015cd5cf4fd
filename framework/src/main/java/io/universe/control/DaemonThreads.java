package io.universe.control;

import java.util.concurrent.ThreadFactory;

/**
 * Threads that keep no process alive: what a process does beside its work ends with it.
 *
 * @param name that each of them bears in a thread dump
 */
public record DaemonThreads(String name) implements ThreadFactory {

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
