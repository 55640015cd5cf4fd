package io.universe.launcher.master.heritage;

import io.universe.launcher.config.Configuration;
import io.universe.launcher.config.ConfigurationException;
import io.universe.launcher.config.Settings;
import io.universe.launcher.master.generations.Edition;
import io.universe.launcher.master.generations.Generation;
import io.universe.launcher.master.generations.Generations;
import io.universe.launcher.master.generations.Plan;
import io.universe.launcher.master.generations.Stand;
import io.universe.launcher.master.generations.Version;
import io.universe.launcher.master.workload.Workload;
import io.universe.launcher.process.CodeStore;
import io.universe.launcher.process.CodeStore.Code;
import io.universe.launcher.process.LauncherFailure;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to a heritage: the generations that returned workers run, and those that their contexts stood at, are made again from what the legacy says and from their copies of the code. Takes seconds. */
final class HeritageTaker {

    private static final Logger LOG = LoggerFactory.getLogger(HeritageTaker.class);

    private final Settings settings;
    private final Workload workload;
    private final CodeStore store;
    private final Consumer<List<Returned>> sendingAway;

    /** With the settings of the new master, and how workers are sent away that cannot be taken over. */
    HeritageTaker(Settings settings, Workload workload, CodeStore store, Consumer<List<Returned>> sendingAway) {
        this.settings = settings;
        this.workload = workload;
        this.store = store;
        this.sendingAway = sendingAway;
    }

    /** Empty where nobody has come back, or what the contexts stood at cannot be run any more: then all are sent away. */
    Optional<Heritage> take(List<Returned> returned, Optional<Legacy> legacy) {
        if (returned.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(take(returned, legacy.orElseThrow()));
        } catch (ConfigurationException | LauncherFailure e) {
            LOG.warn("what the workers run cannot be gone on with, so they are replaced: {}", e.getMessage());
            sendingAway.accept(returned);
            return Optional.empty();
        }
    }

    private Heritage take(List<Returned> returned, Legacy legacy) {
        Map<Integer, Generation> restored = new TreeMap<>();
        standing(legacy).forEach(number -> restored.put(number, restore(number, legacy)));
        Set<Integer> others = returned.stream()
                .map(worker -> worker.pass().generation())
                .collect(Collectors.toCollection(TreeSet::new));
        others.removeAll(restored.keySet());
        others.forEach(number -> tryToRestore(number, legacy).ifPresent(other -> restored.put(number, other)));
        Map<Boolean, List<Returned>> kept = returned.stream()
                .collect(Collectors.partitioningBy(
                        worker -> restored.containsKey(worker.pass().generation())));
        sendingAway.accept(kept.getOrDefault(false, List.of()));
        int highest = Collections.max(legacy.editions().keySet());
        Heritage heritage = new Heritage(
                kept.getOrDefault(true, List.of()), new Generations(restored.values(), highest), legacy.contexts());
        tell(heritage.generation());
        return heritage;
    }

    private static Set<Integer> standing(Legacy legacy) {
        if (legacy.contexts().isEmpty()) {
            throw new LauncherFailure(1, "nothing is known of its contexts", null);
        }
        return legacy.contexts().values().stream().map(Stand::generation).collect(Collectors.toSet());
    }

    /** One that a reload was on its way to: without it, its workers are replaced by what their context stood at. */
    private Optional<Generation> tryToRestore(int number, Legacy legacy) {
        try {
            return Optional.of(restore(number, legacy));
        } catch (ConfigurationException | LauncherFailure e) {
            LOG.warn("generation {} cannot be gone on with, so its workers are replaced: {}", number, e.getMessage());
            return Optional.empty();
        }
    }

    private Generation restore(int number, Legacy legacy) {
        Edition edition = Optional.ofNullable(legacy.editions().get(number))
                .orElseThrow(() -> new LauncherFailure(1, "nothing is known of generation " + number, null));
        Code code = store.find(edition.code(), edition.classPath())
                .orElseThrow(() -> new LauncherFailure(1, "its code is not in run/code any more", null));
        Settings then = Configuration.again(settings.home(), edition.configFile(), edition.said())
                .withMasterOf(settings);
        Plan plan = Plan.of(then, workload.describe(code))
                .inOrder(List.copyOf(legacy.contexts().keySet()));
        return new Generation(number, new Version(code, plan), edition.environment());
    }

    /** Says, in one line, where the home holds something else by now. */
    private void tell(Generation goesOn) {
        Optional<String> digest = CodeStore.digestOf(workload.classPath(), settings.files());
        boolean isChanged = digest.filter(goesOn.code().digest()::equals).isEmpty()
                || !settings.said().equals(goesOn.plan().settings().said());
        if (isChanged) {
            LOG.warn(
                    "code or configuration have changed since generation {} was started, which goes on; reload takes the change",
                    goesOn.number());
        }
    }
}
