package io.universe.launcher.config;

import io.universe.operations.MonitorOptions.Reading;
import io.universe.operations.MonitorOptions.Tls;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Where the monitor listens, and who may ask it.
 *
 * @param bind the literal address its port is bound to
 * @param hosts further names by which it may be asked
 * @param tls what its port speaks TLS with; always there unless the address is loopback
 * @param openHealth whether load balancers and orchestrators need no token there either
 */
public record MonitorSettings(String bind, List<String> hosts, Optional<Tls> tls, boolean openHealth) {

    /** Copies the names, so that settings never change. */
    public MonitorSettings {
        hosts = List.copyOf(hosts);
    }

    /** What may be read without the token: on this machine everything. */
    public Reading reading() {
        if (isLoopback()) {
            return Reading.ALL;
        }
        return openHealth ? Reading.HEALTH : Reading.NOTHING;
    }

    /** Whether only this machine reaches the port. */
    public boolean isLoopback() {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
