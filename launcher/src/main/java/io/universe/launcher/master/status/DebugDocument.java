package io.universe.launcher.master.status;

import io.universe.launcher.supervisor.DebugPorts;
import io.vertx.core.json.JsonObject;

/** How a debugged worker is reached, as the status tells it: where, and with which ready-made commands. Pure. */
final class DebugDocument {

    private DebugDocument() {}

    static JsonObject of(String name, DebugPorts ports) {
        return new JsonObject()
                .put("jdwp", at(ports.jdwp()))
                .put(
                        "http",
                        ports.url().map(url -> at(ports.http()).put("url", url)).orElse(null))
                .put("commands", commands(name, ports));
    }

    private static JsonObject at(int port) {
        return new JsonObject().put("host", DebugPorts.HOST).put("port", port);
    }

    /** The last one is for who sits at another machine. */
    private static JsonObject commands(String name, DebugPorts ports) {
        String http = ports.http() == 0 ? "" : " -L %1$d:%2$s:%1$d".formatted(ports.http(), DebugPorts.HOST);
        return new JsonObject()
                .put("jdb", "jdb -attach " + ports.attach())
                .put(
                        "intellij",
                        "Run > Edit Configurations > Remote JVM Debug > Attach to remote JVM, host %s, port %d"
                                .formatted(DebugPorts.HOST, ports.jdwp()))
                .put(
                        "vscode",
                        new JsonObject()
                                .put("type", "java")
                                .put("request", "attach")
                                .put("name", name)
                                .put("hostName", DebugPorts.HOST)
                                .put("port", ports.jdwp())
                                .encode())
                .put(
                        "eclipse",
                        "Run > Debug Configurations > Remote Java Application > Socket Attach, host %s, port %d"
                                .formatted(DebugPorts.HOST, ports.jdwp()))
                .put("ssh", "ssh -N -L %1$d:%2$s:%1$d%3$s".formatted(ports.jdwp(), DebugPorts.HOST, http));
    }
}
