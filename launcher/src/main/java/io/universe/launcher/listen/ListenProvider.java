package io.universe.launcher.listen;

import io.universe.MasterProvider;
import io.universe.app.ListenOptions;
import io.universe.app.Listening;
import io.universe.launcher.Main;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.Settings;
import io.universe.launcher.config.SettingsSource;
import io.universe.launcher.config.Sources;
import io.universe.launcher.logging.LogSpec;
import io.universe.launcher.logging.Logging;
import io.universe.launcher.master.Master;
import io.universe.launcher.master.monitor.Additions;
import io.universe.launcher.master.wishes.Succession;
import io.universe.operations.Environment;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a master beside the application's main, on a thread that keeps the process alive until the universe is stopped, and then ends the process. */
public final class ListenProvider implements MasterProvider {

    private static final Logger LOG = LoggerFactory.getLogger(ListenProvider.class);
    private static final int FAILED = 1;

    @Override
    public Future<Listening> listen(ListenOptions options) {
        Promise<Listening> listening = Promise.promise();
        new Thread(() -> run(() -> supervise(options, listening), listening, Main::exit), "universe-master").start();
        return listening.future();
    }

    /** Runs the master to its end, and the process with it. Who still waits for an answer hears of a failure; later nobody would, and the process would stay without a master. */
    static void run(IntSupplier master, Promise<Listening> listening, IntConsumer exit) {
        int code;
        try {
            code = master.getAsInt();
        } catch (Throwable e) {
            if (listening.tryFail(e)) {
                return;
            }
            LOG.error("The master has failed", e);
            code = FAILED;
        }
        exit.accept(code);
    }

    private static int supervise(ListenOptions options, Promise<Listening> listening) {
        Sources sources = Sources.ofProcess(List.of(), said(options));
        SettingsSource source = SettingsSource.of(home(options, sources), sources);
        Settings settings = source.read(Environment.own());
        Logging.start(LogSpec.ofMaster(settings));
        ListenWorkload workload = new ListenWorkload(OwnCommand.ofProcess(), options, settings.home());
        Resolution resolution = new Resolution(options.context(), listening);
        Additions additions = ListenExtension.additions(options);
        return Master.run(settings, new Master.Orders(source, workload, resolution, Succession.NONE, additions))
                .code();
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
}
