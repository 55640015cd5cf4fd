package io.universe.launcher.master.generations;

import io.universe.launcher.config.ConfigurationException;
import io.universe.launcher.config.SettingsSource;
import io.universe.launcher.master.workload.Workload;
import io.universe.launcher.process.CodeStore;
import io.universe.operations.Environment;
import java.util.Collection;
import java.util.List;

/** Makes new generations out of what stands in the home now, and lets go of those that nobody needs any more. Reads, copies and waits for another process; used by one thread. */
public final class GenerationMaker {

    private final SettingsSource source;
    private final Workload workload;
    private final CodeStore store;
    private final Generations generations;
    private final Plan started;

    /**
     * Makes them for a master.
     *
     * @param started what it was started with, some of which it keeps to its end
     */
    public GenerationMaker(
            SettingsSource source, Workload workload, CodeStore store, Generations generations, Plan started) {
        this.source = source;
        this.workload = workload;
        this.store = store;
        this.generations = generations;
        this.started = started;
    }

    /** A generation of the code and configuration as they are now. Throws LauncherFailure or ConfigurationException where they are not fit to run, or not by this master; nothing is left of them then. */
    public Generation make(Environment environment) {
        Version version = Version.prepare(store, source.read(environment), workload, generations.codes());
        List<String> problems = FixedAtStart.problems(started, version.plan());
        if (!problems.isEmpty()) {
            store.discard(version.code(), generations.codes());
            throw new ConfigurationException(problems);
        }
        return generations.add(new Version(version.code(), version.plan().inOrder(started.names())), environment);
    }

    /** One of those that are kept. Throws IllegalArgumentException for a number that no worker can have. */
    public Generation generation(int number) {
        return generations.of(number);
    }

    /** The generation has proved itself: its copy is the current one, and the one before it is the previous. */
    public void hasProved(Generation generation) {
        store.use(generation.code(), generations.codes());
    }

    /** How many there are; safe from any thread. */
    public int count() {
        return generations.count();
    }

    /** Forgets those that are not needed, and deletes their copies unless the next master may want them. */
    public void retain(Collection<Integer> needed) {
        generations.retain(needed);
        store.keepOnly(generations.codes());
    }
}
