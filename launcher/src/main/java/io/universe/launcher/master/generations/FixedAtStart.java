package io.universe.launcher.master.generations;

import io.universe.launcher.config.ContextPlan;
import io.universe.launcher.config.MonitorSettings;
import io.universe.launcher.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a master has opened or joined at its start, so that a reload cannot change it: its ports, its cluster, which contexts there are. Pure. */
final class FixedAtStart {

    private static final String REFUSAL = "; a reload cannot change it: ";
    private static final String REMEDY = "put it back, or stop and start";
    /** Of what the next master takes from what stands in the home. */
    private static final String REMEDY_OF_NEXT_MASTER = "put it back, or use restart";

    private final Plan started;
    private final Plan wanted;
    private final List<String> problems = new ArrayList<>();

    private FixedAtStart(Plan started, Plan wanted) {
        this.started = started;
        this.wanted = wanted;
    }

    /** One line for each key that is wanted otherwise than the master was started with; none where a reload will do. */
    static List<String> problems(Plan started, Plan wanted) {
        return new FixedAtStart(started, wanted).problems();
    }

    private List<String> problems() {
        Settings before = started.settings();
        Settings after = wanted.settings();
        compare("monPort", before.monPort(), after.monPort(), REMEDY_OF_NEXT_MASTER);
        compareMonitors(before.monitor(), after.monitor());
        compare("listen", lower(before.listen()), lower(after.listen()));
        compare("cluster.name", before.cluster().name(), after.cluster().name());
        compare("cluster.interface", before.cluster().bind(), after.cluster().bind());
        compare("cluster.members", before.cluster().members(), after.cluster().members());
        compare("cache.enable", before.cache().enable(), after.cache().enable());
        compare("cache.mode", lower(before.cache().mode()), lower(after.cache().mode()));
        compareLimits(
                before.cache().limits().asWritten(), after.cache().limits().asWritten());
        compareEcv(before.ecv().asWritten(), after.ecv().asWritten());
        if (problems.isEmpty()) {
            compareContexts();
        }
        return List.copyOf(problems);
    }

    private void compareMonitors(MonitorSettings before, MonitorSettings after) {
        compare("monitor.interface", before.bind(), after.bind(), REMEDY_OF_NEXT_MASTER);
        compare("monitor.hosts", before.hosts(), after.hosts(), REMEDY_OF_NEXT_MASTER);
        compare("monitor.openHealth", before.openHealth(), after.openHealth(), REMEDY_OF_NEXT_MASTER);
        compare("monitor.tls", shown(before), shown(after), REMEDY_OF_NEXT_MASTER);
    }

    private static String shown(MonitorSettings monitor) {
        return monitor.tls().map(tls -> tls.certificate() + " and " + tls.key()).orElse("none");
    }

    private void compare(String key, Object before, Object after) {
        compare(key, before, after, REMEDY);
    }

    private void compare(String key, Object before, Object after, String remedy) {
        if (!Objects.equals(before, after)) {
            problems.add("%s is %s, the master was started with %s%s%s".formatted(key, after, before, REFUSAL, remedy));
        }
    }

    /** The master has a part of the cache of its own, and all parts go by the same limits. */
    private void compareLimits(Map<String, String> before, Map<String, String> after) {
        before.forEach((key, value) -> compare(key, value, after.getOrDefault(key, "none")));
    }

    private void compareEcv(Map<String, String> before, Map<String, String> after) {
        before.forEach((key, value) -> compare(key, value, after.getOrDefault(key, "none"), REMEDY_OF_NEXT_MASTER));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }

    private void compareContexts() {
        Set<String> before = names(started);
        Set<String> after = names(wanted);
        after.stream()
                .filter(name -> !before.contains(name))
                .forEach(name -> problems.add("contexts." + name
                        + " is new since the master was started; a reload cannot add a context: stop and start"));
        before.stream()
                .filter(name -> !after.contains(name))
                .forEach(name -> problems.add("contexts." + name
                        + " runs and would be gone; a reload cannot remove a context: put it back, or stop and start"));
        before.stream().filter(after::contains).forEach(this::comparePorts);
    }

    private void comparePorts(String name) {
        compare("contexts." + name + ".port", port(started.context(name)), port(wanted.context(name)));
    }

    private static String port(ContextPlan context) {
        OptionalInt port = context.port();
        return port.isPresent() ? String.valueOf(port.getAsInt()) : "none";
    }

    private static Set<String> names(Plan plan) {
        return plan.contexts().stream().map(ContextPlan::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
