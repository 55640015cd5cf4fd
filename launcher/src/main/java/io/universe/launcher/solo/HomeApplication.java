package io.universe.launcher.solo;

import io.universe.launcher.config.ConfigurationException;
import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Settings;
import io.universe.launcher.master.workload.HomeWorkload;
import io.universe.worker.Application;
import io.universe.worker.WorkerFailure;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/** The application of a home, loaded into this JVM by a class loader of its own, which every ServiceLoader call gets. */
public final class HomeApplication {

    private HomeApplication() {}

    /** What its {@link #loader} finds; throws ConfigurationException with everything that is wrong with it. */
    static Application load(ClassLoader loader) {
        try {
            Application application = Application.load(loader);
            if (!application.problems().isEmpty()) {
                throw new ConfigurationException(application.problems());
            }
            return application;
        } catch (WorkerFailure e) {
            throw new ConfigurationException(List.of(String.valueOf(e.getMessage())));
        }
    }

    /** The contexts that it provides; throws ConfigurationException where it is not fit to run. */
    public static List<DescribedContext> describe(Settings settings) {
        return describe(load(loader(settings)));
    }

    static List<DescribedContext> describe(Application application) {
        return application.contexts().stream()
                .map(context ->
                        new DescribedContext(context.name(), context.instances(), context.port(), context.after()))
                .toList();
    }

    /** A loader of its own. It lives as long as the process: it is never closed, since the application may load classes to its end. */
    static ClassLoader loader(Settings settings) {
        List<Path> jars = new HomeWorkload(settings.home()).classPath();
        URL[] urls =
                jars.subList(1, jars.size()).stream().map(HomeApplication::url).toArray(URL[]::new);
        return new URLClassLoader(urls, HomeApplication.class.getClassLoader());
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("A path without a URL: " + jar, e);
        }
    }
}
