package io.universe.launcher.cli;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ecv}: whether load balancers send traffic here. */
@Command(
        name = "ecv",
        description = {
            "Mark up or down: have load balancers send traffic here, or none.",
            "What is marked down stays down until it is marked up, also when the universe is stopped and started meanwhile."
        })
final class EcvCommand implements Callable<Integer> {

    private final Ports ports;

    @Parameters(paramLabel = "up|down", description = "What to mark.")
    private String mark = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it goes into status and journal.")
    private String reason = "";

    @Mixin
    private WishOptions options = new WishOptions();

    EcvCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        if (!mark.equals("up") && !mark.equals("down")) {
            throw options.refusal("\"" + mark + "\" is neither up nor down");
        }
        return options.wish(ports, this::path);
    }

    /** The settings of the master say where marks are taken, and its status tells. */
    private String path(JsonObject status) {
        String key = mark.equals("up") ? "markUp" : "markDown";
        String path =
                StatusView.object(StatusView.object(status, "ecv"), "paths").getString(key, "/ecv/" + key);
        return reason.isBlank() ? path : path + "?reason=" + URLEncoder.encode(reason, StandardCharsets.UTF_8);
    }
}
