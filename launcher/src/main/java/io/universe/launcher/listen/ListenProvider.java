package io.universe.launcher.listen;

import io.universe.MasterProvider;
import io.universe.app.ListenOptions;
import io.universe.app.Listening;
import io.universe.launcher.Main;
import io.universe.launcher.config.Configuration;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.Settings;
import io.universe.launcher.config.Sources;
import io.universe.launcher.logging.LogSpec;
import io.universe.launcher.logging.Logging;
import io.universe.launcher.master.Master;
import io.universe.launcher.master.MasterCluster;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a master beside the application's main, on a thread that keeps the process alive until the universe is stopped, and then ends the process. */
public final class ListenProvider implements MasterProvider {

    @Override
    public Future<Listening> listen(ListenOptions options) {
        Promise<Listening> listening = Promise.promise();
        new Thread(() -> run(options, listening), "universe-master").start();
        return listening.future();
    }

    private static void run(ListenOptions options, Promise<Listening> listening) {
        int code;
        try {
            Settings settings = settings(options);
            Logging.start(LogSpec.ofMaster(settings));
            ListenWorkload workload = new ListenWorkload(OwnCommand.ofProcess(), options, settings.home());
            code = Master.run(settings, workload, new Resolution(options.context(), listening));
        } catch (RuntimeException e) {
            listening.tryFail(e);
            return;
        }
        Main.exit(code);
    }

    private static Settings settings(ListenOptions options) {
        Sources sources = Sources.ofProcess(List.of(), said(options));
        return Configuration.load(home(options, sources), true, sources);
    }

    private static List<Sources.Option> said(ListenOptions options) {
        List<Sources.Option> said = new ArrayList<>();
        options.settings().forEach((key, value) -> said.add(new Sources.Option(key, value)));
        if (options.warmUpPort() != 0) {
            String key = "contexts." + options.context() + ".warmUpPort";
            said.add(new Sources.Option(key, Integer.toString(options.warmUpPort())));
        }
        return said;
    }

    private static Home home(ListenOptions options, Sources sources) {
        Path home = options.home().toAbsolutePath();
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the home " + home + "; name another with UNIVERSE_HOME", e);
        }
        return Home.find(home.resolve("launcher.jar"), sources);
    }

    /** Resolves the call when the universe is ready for the first time. */
    private static final class Resolution implements Master.Watcher {
        private final String context;
        private final Promise<Listening> listening;

        Resolution(String context, Promise<Listening> listening) {
            this.context = context;
            this.listening = listening;
        }

        @Override
        public void onStatus(JsonObject status) {}

        @Override
        public void onReady(MasterCluster cluster, JsonObject status) {
            int monPort = status.getJsonObject("master").getInteger("monPort");
            listening.tryComplete(
                    new Listening(cluster.session().vertx(), cluster.session().cluster(), port(status), monPort));
        }

        private int port(JsonObject status) {
            return status.getJsonArray("contexts").stream()
                    .map(JsonObject.class::cast)
                    .filter(candidate -> candidate.getString("name").equals(context))
                    .mapToInt(found -> found.getInteger("port"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
