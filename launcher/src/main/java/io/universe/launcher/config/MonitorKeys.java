package io.universe.launcher.config;

import io.universe.launcher.config.Key.Section;
import io.universe.operations.MonitorOptions.Tls;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The part of the catalogue that is about the monitor. */
final class MonitorKeys {

    private static final SectionKeys KEYS = new SectionKeys(Section.MONITOR);
    private static final Type<Path> PATH = Types.of("the path of a PEM file, from the home on", Path::of);

    /** IPv6 is told from a name with a port by its second colon. */
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,252}|(?=.*:.*:)(\\[[0-9A-Fa-f:.]{2,45}]|[0-9A-Fa-f:.]{2,45})");

    static final Key<String> INTERFACE = KEYS.key(
            "monitor.interface",
            Types.address(),
            "127.0.0.1",
            "The address its port is bound to; another than loopback wants TLS, and then reading wants the token too.");
    static final Key<List<String>> HOSTS = KEYS.open(
            "monitor.hosts",
            Types.list(",", Types.text("names or addresses without a port", HOST)),
            "none",
            "Further names by which it may be asked, beside the interface's and localhost.");
    static final Key<Boolean> OPEN_HEALTH = KEYS.key(
            "monitor.openHealth",
            Types.bool(),
            "false",
            "Whether /ecv and /health/* are answered without the token also where reading wants it, for load balancers.");
    static final Key<Path> CERTIFICATE =
            KEYS.open("monitor.tls.certificate", PATH, "none", "Its certificate, and the chain, in PEM format.");
    static final Key<Path> KEY =
            KEYS.open("monitor.tls.key", PATH, "none", "The key of that certificate, in PEM format.");

    private MonitorKeys() {}

    static Stream<Key<?>> all() {
        return KEYS.all();
    }

    static MonitorSettings read(Home home, Values values) {
        Optional<Tls> tls = values.find(CERTIFICATE)
                .flatMap(certificate -> values.find(KEY)
                        .map(key -> new Tls(
                                home.root().resolve(certificate), home.root().resolve(key))));
        return new MonitorSettings(
                values.get(INTERFACE), values.find(HOSTS).orElse(List.of()), tls, values.get(OPEN_HEALTH));
    }
}
