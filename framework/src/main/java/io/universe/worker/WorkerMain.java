package io.universe.worker;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main class of a worker that a launcher.jar started: the application is what the class path provides. */
public final class WorkerMain {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerMain.class);

    private WorkerMain() {}

    /** Runs until the worker has drained. Arguments are for people who look at the process list. */
    public static void main(String[] arguments) {
        Launch launch = Launch.from(System.getenv())
                .orElseThrow(() -> new IllegalStateException("A worker is started by its master, not by hand"));
        ClassLoader loader = WorkerMain.class.getClassLoader();
        WorkerProcess.start(launch, () -> Application.load(loader))
                .onFailure(cause -> LOG.debug("The worker did not come up", cause));
    }
}
