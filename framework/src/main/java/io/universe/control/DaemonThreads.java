package io.universe.control;

import java.util.concurrent.ThreadFactory;

/**
 * Threads that keep no process alive: what a process does beside its work ends with it. They look for services in the loader of this code, whoever made them.
 *
 * @param name that each of them bears in a thread dump
 */
public record DaemonThreads(String name) implements ThreadFactory {

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(DaemonThreads.class.getClassLoader());
        return thread;
    }
}
