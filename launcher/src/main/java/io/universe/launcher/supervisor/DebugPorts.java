package io.universe.launcher.supervisor;

import java.util.Optional;

/**
 * Where a debugged worker is reached, on loopback only.
 *
 * @param jdwp where a debugger attaches
 * @param http where the worker serves; 0 in a context without a port
 * @param isSecure whether it speaks TLS there
 */
public record DebugPorts(int jdwp, int http, boolean isSecure) {

    /** The address of all of them. */
    public static final String HOST = "127.0.0.1";

    /** Where a debugger attaches, {@code 127.0.0.1:5005}. */
    public String attach() {
        return HOST + ":" + jdwp;
    }

    /** Where the worker serves, {@code http://127.0.0.1:8080/}; empty in a context without a port. */
    public Optional<String> url() {
        return http == 0
                ? Optional.empty()
                : Optional.of((isSecure ? "https" : "http") + "://" + HOST + ":" + http + "/");
    }
}
