package io.universe.operations;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * How a monitor is to serve.
 *
 * @param access who is let in at its port; nobody is asked at the control socket
 * @param tls what its port speaks TLS with; empty for none
 * @param createServer what an application makes of the options of the port's server; limits and TLS hold whatever it does
 * @param extensions finds those whose routes it has beside its own; called on the monitor's event loop
 * @param onExtension hears of each extension, by its name, what kept it from being served; empty where it is
 */
public record MonitorOptions(
        Access access,
        Optional<Tls> tls,
        UnaryOperator<HttpServerOptions> createServer,
        Supplier<List<MonitorExtension>> extensions,
        BiConsumer<String, Optional<String>> onExtension) {

    /** Without TLS and without extensions. */
    public static MonitorOptions of(Access access) {
        return new MonitorOptions(access, Optional.empty(), options -> options, List::of, (name, failure) -> {});
    }

    /**
     * Who is let in at the port.
     *
     * @param hosts by which names and addresses it may be asked, so that no web page of another name is
     * @param token what whoever changes something has to know
     * @param tokenFile where it stands, for whoever does not know
     * @param reading what may be read without it
     */
    public record Access(Set<String> hosts, String token, Path tokenFile, Reading reading) {

        /** By these names it is reached from this machine only. */
        public static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

        /** Copies the hosts. */
        public Access {
            hosts = Set.copyOf(hosts);
        }

        /** Says nothing of the token. */
        @Override
        public String toString() {
            return "hosts " + hosts + ", token in " + tokenFile + ", open to read: " + reading;
        }
    }

    /** What may be read without the token; to change something always wants it. */
    public enum Reading {
        /** Everything. */
        ALL,
        /** What load balancers and orchestrators ask, who often cannot send a token: ECV and the probes. */
        HEALTH,
        /** Nothing. */
        NOTHING
    }

    /** A certificate, with its chain, and its key: files in PEM format. */
    public record Tls(Path certificate, Path key) {

        /** The same as Vert.x takes them; it reads them when a server begins to listen. */
        public PemKeyCertOptions pem() {
            return new PemKeyCertOptions().setCertPath(certificate.toString()).setKeyPath(key.toString());
        }
    }
}
